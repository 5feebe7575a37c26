using static CallCenter.SipStack.Transactions.TransactionActions;
using static CallCenter.SipStack.Transactions.TransactionInput;
using static CallCenter.SipStack.Transactions.TransactionState;

namespace CallCenter.SipStack.Transactions;

/// <summary>RFC 3261 figure 8. The request was passed up before the first step.</summary>
internal static class NonInviteServerTable
{
    public const TransactionState Initial = Trying;

    public static TransactionStep Next(TransactionState state, TransactionInput input) => (state, input) switch
    {
        (Trying, Status1xx) => new(Proceeding, Send),
        (Trying, Status2xx or Status3xxTo6xx) => new(Completed, Send | Linger),
        (Proceeding, Request) => new(Proceeding, Resend),
        (Proceeding, Status1xx) => new(Proceeding, Send),
        (Proceeding, Status2xx or Status3xxTo6xx) => new(Completed, Send | Linger),
        (Proceeding, TransportError) => new(Terminated, TellTransportError),
        (Completed, Request) => new(Completed, Resend),
        (Completed, TransportError) => new(Terminated, TellTransportError),
        (Completed, TimerJ) => new(Terminated, None),
        _ => new(state, None),
    };

    /// <summary>The timer that ends a state.</summary>
    public static TransactionInput Lingers(TransactionState state) => TimerJ;
}
