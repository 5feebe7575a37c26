namespace CallCenter.SipStack.Transactions;

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
