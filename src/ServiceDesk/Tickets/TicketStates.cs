using CallCenter.CallModel;

namespace CallCenter.ServiceDesk.Tickets;

/// <summary>What may be done with a ticket as a whole.</summary>
internal enum TicketMove { Assign, Suspend, Resume, Escalate, Handle, Reopen, Close, GiveUp }

/// <summary>
/// The legal moves of a ticket (requirement S1). New work is assigned to somebody, may rest (suspended) or go up (escalated), and is handled
/// when its answer is given. Only a handled ticket can be closed: closing says that the customer's feedback was heard; a customer who is not
/// content reopens it. Work that cannot be solved ends as closed unresolved from any open state. Closed tickets stay closed: a new contact
/// opens a new one.
/// </summary>
public sealed class TicketStates : ITicketMoves
{
    internal static readonly StateTable<TicketState, TicketMove> Table = Build();

    public IReadOnlyList<TicketState> From(TicketState state) =>
        [.. Table.Edges.Where(edge => edge.From == state).Select(edge => edge.To).Distinct()];

    internal static bool IsLegal(TicketState from, TicketState to) => Table.Edges.Any(edge => edge.From == from && edge.To == to);

    internal static bool IsOpen(TicketState state) => state is not (TicketState.Closed or TicketState.ClosedUnresolved);

    private static StateTable<TicketState, TicketMove> Build()
    {
        var table = new StateTable<TicketState, TicketMove>(TicketState.New);
        table.Configure(TicketState.New)
            .Permit(TicketMove.Assign, TicketState.Assigned)
            .Permit(TicketMove.Escalate, TicketState.Escalated)
            .Permit(TicketMove.Handle, TicketState.Handled)
            .Permit(TicketMove.GiveUp, TicketState.ClosedUnresolved);
        table.Configure(TicketState.Assigned)
            .Permit(TicketMove.Suspend, TicketState.Suspended)
            .Permit(TicketMove.Escalate, TicketState.Escalated)
            .Permit(TicketMove.Handle, TicketState.Handled)
            .Permit(TicketMove.GiveUp, TicketState.ClosedUnresolved);
        table.Configure(TicketState.Suspended)
            .Permit(TicketMove.Resume, TicketState.Assigned)
            .Permit(TicketMove.Escalate, TicketState.Escalated)
            .Permit(TicketMove.Handle, TicketState.Handled)
            .Permit(TicketMove.GiveUp, TicketState.ClosedUnresolved);
        table.Configure(TicketState.Escalated)
            .Permit(TicketMove.Assign, TicketState.Assigned)
            .Permit(TicketMove.Suspend, TicketState.Suspended)
            .Permit(TicketMove.Handle, TicketState.Handled)
            .Permit(TicketMove.GiveUp, TicketState.ClosedUnresolved);
        table.Configure(TicketState.Handled)
            .Permit(TicketMove.Reopen, TicketState.Assigned)
            .Permit(TicketMove.Close, TicketState.Closed)
            .Permit(TicketMove.GiveUp, TicketState.ClosedUnresolved);
        table.Configure(TicketState.Closed);
        table.Configure(TicketState.ClosedUnresolved);
        return table;
    }
}
