namespace CallCenter.SipStack.Transactions;

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
