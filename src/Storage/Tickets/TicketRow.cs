using CallCenter.Storage.Database;

namespace CallCenter.Storage.Tickets;

/// <summary>A row of table tickets.</summary>
internal sealed class TicketRow
{
    public required string Id { get; init; }
    public required string Number { get; init; }
    public required string Subject { get; init; }
    public string? Description { get; init; }
    public required string Source { get; init; }
    public required string Type { get; init; }
    public required string Priority { get; init; }
    public required string State { get; init; }
    public string? Owner { get; init; }
    public string? Department { get; init; }
    public string? CustomerId { get; init; }
    public string? Phone { get; init; }
    public long OpenedAt { get; init; }
    public long UpdatedAt { get; init; }
    public long? ClosedAt { get; init; }
    public string? Disposition { get; init; }
    public int Version { get; init; }

    public static TicketRow Of(Ticket ticket) => new()
    {
        Id = Text.Of(ticket.Id),
        Number = ticket.Number,
        Subject = Text.Clean(ticket.Subject)!,
        Description = Text.Clean(ticket.Description),
        Source = Text.Of(ticket.Source),
        Type = Text.Of(ticket.Type),
        Priority = Text.Of(ticket.Priority),
        State = Text.Of(ticket.State),
        Owner = ticket.Owner,
        Department = ticket.Department,
        CustomerId = Text.Of(ticket.CustomerId),
        Phone = Text.Clean(ticket.Phone),
        OpenedAt = ticket.OpenedAt.ToUnixTimeMilliseconds(),
        UpdatedAt = ticket.UpdatedAt.ToUnixTimeMilliseconds(),
        ClosedAt = ticket.ClosedAt?.ToUnixTimeMilliseconds(),
        Disposition = Text.Clean(ticket.Disposition),
        Version = ticket.Version,
    };

    public Ticket ToTicket() => new(
        Guid.Parse(Id),
        Number,
        Subject,
        Description,
        Text.ToEnum<TicketSource>(Source),
        Text.ToEnum<TicketType>(Type),
        Text.ToEnum<TicketPriority>(Priority),
        Text.ToEnum<TicketState>(State),
        Owner,
        Department,
        Text.ToId(CustomerId),
        Phone,
        Text.ToTime(OpenedAt),
        Text.ToTime(UpdatedAt),
        Text.ToTime(ClosedAt),
        Disposition,
        Version);
}
