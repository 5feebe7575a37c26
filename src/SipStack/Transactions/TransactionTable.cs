namespace CallCenter.SipStack.Transactions;

/// <summary>States of all four machines (RFC 3261 figures 5 to 8 and RFC 6026 §7); each uses its own part.</summary>
internal enum TransactionState : byte
{
    Calling,
    Trying,
    Proceeding,
    Completed,
    Confirmed,
    Accepted,
    Terminated,
}

/// <summary>
/// What may happen to a transaction. Statuses come from the network on the client side and from the transaction's user on the
/// server side; timers have the letters of RFC 3261 table 4 and RFC 6026.
/// </summary>
internal enum TransactionInput : byte
{
    /// <summary>The request once more (server side).</summary>
    Request,
    Ack,
    Status1xx,
    Status2xx,
    Status3xxTo6xx,
    TransportError,
    TimerA,
    TimerB,
    TimerD,
    TimerE,
    TimerF,
    TimerG,
    TimerH,
    TimerI,
    TimerJ,
    TimerK,
    TimerL,
    TimerM,
    /// <summary>200 ms without a word from the user of an INVITE server transaction (§17.2.1).</summary>
    TimerTrying,
}

/// <summary>What a step does, in the order of these values.</summary>
[Flags]
internal enum TransactionActions : ushort
{
    None = 0,
    /// <summary>Stop the retransmission timer (A, E or G) and the timeout (B, F or H).</summary>
    StopTimers = 1,
    /// <summary>Server: send the response that the user gave, and remember it.</summary>
    Send = 2,
    /// <summary>Send what was sent last once more.</summary>
    Resend = 4,
    SendAck = 8,
    SendTrying = 16,
    /// <summary>Client: hand the response to the user. Server: hand the ACK to the user.</summary>
    PassUp = 32,
    TellTimeout = 64,
    TellTransportError = 128,
    /// <summary>Set the retransmission timer of the new state again, twice as long as before.</summary>
    Retransmit = 256,
    /// <summary>Set the timer that ends the new state.</summary>
    Linger = 512,
}

/// <summary>One row's result: where to go and what to do.</summary>
internal readonly record struct TransactionStep(TransactionState Next, TransactionActions Actions);
