namespace CallCenter.CallModel.Tickets;

/// <summary>Changes to a ticket as asked for; null = leave as it is, an empty text or id = take it away.</summary>
public sealed record TicketChange(TicketState? State = null, string? Owner = null, string? Department = null, TicketPriority? Priority = null,
    TicketType? Type = null, string? Subject = null, string? Description = null, string? Note = null, Guid? CustomerId = null,
    string? Disposition = null, int? ExpectedVersion = null, string? Phone = null);
