namespace CallCenter.AgentBridge.Tickets;

/// <param name="Moves">states that the ticket may go to next.</param>
internal sealed record TicketAnswer(Guid Id, string Number, string Subject, string? Description, TicketSource Source, TicketType Type,
    TicketPriority Priority, TicketState State, string? Owner, string? Department, Guid? CustomerId, string? Phone, DateTimeOffset OpenedAt,
    DateTimeOffset UpdatedAt, DateTimeOffset? ClosedAt, string? Disposition, int Version, IReadOnlyList<TicketState> Moves)
{
    public static TicketAnswer Of(Ticket t, ITicketMoves moves) => new(t.Id, t.Number, t.Subject, t.Description, t.Source, t.Type, t.Priority, t.State,
        t.Owner, t.Department, t.CustomerId, t.Phone, t.OpenedAt, t.UpdatedAt, t.ClosedAt, t.Disposition, t.Version, moves.From(t.State));
}
