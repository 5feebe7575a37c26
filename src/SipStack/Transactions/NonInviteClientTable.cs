using static CallCenter.SipStack.Transactions.TransactionActions;
using static CallCenter.SipStack.Transactions.TransactionInput;
using static CallCenter.SipStack.Transactions.TransactionState;

namespace CallCenter.SipStack.Transactions;

/// <summary>RFC 3261 figure 6. The request was sent, timer E and timer F were set before the first step.</summary>
internal static class NonInviteClientTable
{
    public const TransactionState Initial = Trying;

    public static TransactionStep Next(TransactionState state, TransactionInput input) => (state, input) switch
    {
        (Trying or Proceeding, TimerE) => new(state, Resend | Retransmit),
        (Trying or Proceeding, TimerF) => new(Terminated, TellTimeout),
        (Trying or Proceeding, TransportError) => new(Terminated, TellTransportError),
        (Trying or Proceeding, Status1xx) => new(Proceeding, PassUp),
        (Trying or Proceeding, Status2xx or Status3xxTo6xx) => new(Completed, StopTimers | PassUp | Linger),
        (Completed, TimerK) => new(Terminated, None),
        _ => new(state, None),
    };

    /// <summary>The timer that ends a state.</summary>
    public static TransactionInput Lingers(TransactionState state) => state == Completed ? TimerK : TimerF;
}
