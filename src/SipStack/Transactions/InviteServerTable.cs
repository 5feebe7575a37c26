using static CallCenter.SipStack.Transactions.TransactionActions;
using static CallCenter.SipStack.Transactions.TransactionInput;
using static CallCenter.SipStack.Transactions.TransactionState;

namespace CallCenter.SipStack.Transactions;

/// <summary>RFC 3261 figure 7 with RFC 6026 figure 2. The INVITE was passed up before the first step; the user retransmits its own 2xx.</summary>
internal static class InviteServerTable
{
    public const TransactionState Initial = Proceeding;

    public static TransactionStep Next(TransactionState state, TransactionInput input) => (state, input) switch
    {
        (Proceeding, Request) => new(Proceeding, Resend),
        (Proceeding, TimerTrying) => new(Proceeding, SendTrying),
        (Proceeding, Status1xx) => new(Proceeding, Send),
        (Proceeding, Status2xx) => new(Accepted, StopTimers | Send | Linger),
        (Proceeding, Status3xxTo6xx) => new(Completed, StopTimers | Send | Retransmit | Linger),
        (Proceeding, TransportError) => new(Proceeding, TellTransportError),
        (Completed, Request) => new(Completed, Resend),
        (Completed, TimerG) => new(Completed, Resend | Retransmit),
        (Completed, Ack) => new(Confirmed, StopTimers | Linger),
        (Completed, TimerH) => new(Terminated, TellTimeout),
        (Completed, TransportError) => new(Completed, TellTransportError),
        (Confirmed, TimerI) => new(Terminated, None),
        (Accepted, Ack) => new(Accepted, PassUp),
        (Accepted, Status2xx) => new(Accepted, Send),
        (Accepted, TransportError) => new(Accepted, TellTransportError),
        (Accepted, TimerL) => new(Terminated, None),
        _ => new(state, None),
    };

    /// <summary>The timer that ends a state.</summary>
    public static TransactionInput Lingers(TransactionState state) => state switch
    {
        Completed => TimerH,
        Confirmed => TimerI,
        _ => TimerL,
    };
}
