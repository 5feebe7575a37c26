using static CallCenter.SipStack.Transactions.TransactionActions;
using static CallCenter.SipStack.Transactions.TransactionInput;
using static CallCenter.SipStack.Transactions.TransactionState;

namespace CallCenter.SipStack.Transactions;

/// <summary>RFC 3261 figure 5 with RFC 6026 figure 1. The request was sent, timer A and timer B were set before the first step.</summary>
internal static class InviteClientTable
{
    public const TransactionState Initial = Calling;

    public static TransactionStep Next(TransactionState state, TransactionInput input) => (state, input) switch
    {
        (Calling, TimerA) => new(Calling, Resend | Retransmit),
        (Calling, TimerB) => new(Terminated, TellTimeout),
        (Calling, TransportError) => new(Terminated, TellTransportError),
        (Calling, Status1xx) => new(Proceeding, StopTimers | PassUp),
        (Calling, Status2xx) => new(Accepted, StopTimers | PassUp | Linger),
        (Calling, Status3xxTo6xx) => new(Completed, StopTimers | SendAck | PassUp | Linger),
        (Proceeding, Status1xx) => new(Proceeding, PassUp),
        (Proceeding, Status2xx) => new(Accepted, PassUp | Linger),
        (Proceeding, Status3xxTo6xx) => new(Completed, SendAck | PassUp | Linger),
        (Accepted, Status2xx) => new(Accepted, PassUp),
        (Accepted, TimerM) => new(Terminated, None),
        (Completed, Status3xxTo6xx) => new(Completed, SendAck),
        (Completed, TransportError) => new(Terminated, TellTransportError),
        (Completed, TimerD) => new(Terminated, None),
        _ => new(state, None),
    };

    /// <summary>The timer that ends a state.</summary>
    public static TransactionInput Lingers(TransactionState state) => state switch
    {
        Calling => TimerB,
        Accepted => TimerM,
        _ => TimerD,
    };
}
