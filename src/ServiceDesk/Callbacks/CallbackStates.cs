using CallCenter.ServiceDesk.States;
using Stateless;

namespace CallCenter.ServiceDesk.Callbacks;

/// <summary>The legal moves of a callback: an agent takes it, calls (or gives it back), and it is done; or the server dials. It can be cancelled until then.</summary>
internal static class CallbackStates
{
    private static readonly StateMoves<CallbackState, CallbackMove> Moves = new(Machine);

    public static bool TryMove(CallbackState from, CallbackState to) => Moves.TryMove(from, to);

    /// <summary>The machine of one callback, which stands in <paramref name="state"/>.</summary>
    public static StateMachine<CallbackState, CallbackMove> Machine(CallbackState state)
    {
        var machine = new StateMachine<CallbackState, CallbackMove>(state);
        machine.Configure(CallbackState.Waiting)
            .Permit(CallbackMove.Take, CallbackState.Taken)
            .Permit(CallbackMove.Dial, CallbackState.Dialing)
            .Permit(CallbackMove.Cancel, CallbackState.Cancelled);
        machine.Configure(CallbackState.Taken)
            .Permit(CallbackMove.Call, CallbackState.Done)
            .Permit(CallbackMove.GiveBack, CallbackState.Waiting)
            .Permit(CallbackMove.Cancel, CallbackState.Cancelled);
        machine.Configure(CallbackState.Dialing)
            .Permit(CallbackMove.Call, CallbackState.Done)
            .Permit(CallbackMove.GiveBack, CallbackState.Waiting)
            .Permit(CallbackMove.Cancel, CallbackState.Cancelled);
        machine.Configure(CallbackState.Done);
        machine.Configure(CallbackState.Cancelled);
        return machine;
    }
}
