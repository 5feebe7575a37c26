using CallCenter.ServiceDesk.States;
using Stateless;

namespace CallCenter.ServiceDesk.Tickets;

/// <summary>
/// The legal moves of a ticket (requirement S1). New work is assigned to somebody (who may give it back), may rest (suspended) or go up (escalated), and is handled
/// when its answer is given. Only a handled ticket can be closed: closing says that the customer's feedback was heard; a customer who is not
/// content reopens it. Work that cannot be solved ends as closed unresolved from any open state. Closed tickets stay closed: a new contact
/// opens a new one.
/// </summary>
public sealed class TicketStates : ITicketMoves
{
    private static readonly StateMoves<TicketState, TicketMove> Moves = new(Machine);

    public IReadOnlyList<TicketState> From(TicketState state) => Moves.From(state);

    internal static bool TryMove(TicketState from, TicketState to) => Moves.TryMove(from, to);

    internal static bool IsOpen(TicketState state) => state is not (TicketState.Closed or TicketState.ClosedUnresolved);

    /// <summary>The machine of one ticket, which stands in <paramref name="state"/>.</summary>
    internal static StateMachine<TicketState, TicketMove> Machine(TicketState state)
    {
        var machine = new StateMachine<TicketState, TicketMove>(state);
        machine.Configure(TicketState.New)
            .Permit(TicketMove.Assign, TicketState.Assigned)
            .Permit(TicketMove.Escalate, TicketState.Escalated)
            .Permit(TicketMove.Handle, TicketState.Handled)
            .Permit(TicketMove.GiveUp, TicketState.ClosedUnresolved);
        machine.Configure(TicketState.Assigned)
            .Permit(TicketMove.GiveBack, TicketState.New)
            .Permit(TicketMove.Suspend, TicketState.Suspended)
            .Permit(TicketMove.Escalate, TicketState.Escalated)
            .Permit(TicketMove.Handle, TicketState.Handled)
            .Permit(TicketMove.GiveUp, TicketState.ClosedUnresolved);
        machine.Configure(TicketState.Suspended)
            .Permit(TicketMove.Resume, TicketState.Assigned)
            .Permit(TicketMove.Escalate, TicketState.Escalated)
            .Permit(TicketMove.Handle, TicketState.Handled)
            .Permit(TicketMove.GiveUp, TicketState.ClosedUnresolved);
        machine.Configure(TicketState.Escalated)
            .Permit(TicketMove.Assign, TicketState.Assigned)
            .Permit(TicketMove.Suspend, TicketState.Suspended)
            .Permit(TicketMove.Handle, TicketState.Handled)
            .Permit(TicketMove.GiveUp, TicketState.ClosedUnresolved);
        machine.Configure(TicketState.Handled)
            .Permit(TicketMove.Reopen, TicketState.Assigned)
            .Permit(TicketMove.Close, TicketState.Closed)
            .Permit(TicketMove.GiveUp, TicketState.ClosedUnresolved);
        machine.Configure(TicketState.Closed);
        machine.Configure(TicketState.ClosedUnresolved);
        return machine;
    }
}
