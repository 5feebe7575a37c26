namespace CallCenter.CallModel.Tickets;

/// <param name="Number">what people say to each other, for instance "T-000123".</param>
/// <param name="Phone">the caller's number when no customer is known.</param>
public sealed record Ticket(Guid Id, string Number, string Subject, string? Description, TicketSource Source, TicketType Type,
    TicketPriority Priority, TicketState State, string? Owner, string? Department, Guid? CustomerId, string? Phone,
    DateTimeOffset OpenedAt, DateTimeOffset UpdatedAt, DateTimeOffset? ClosedAt, string? Disposition = null, int Version = 1);
