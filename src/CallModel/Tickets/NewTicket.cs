namespace CallCenter.CallModel.Tickets;

/// <summary>A new ticket made by hand or by a channel.</summary>
public sealed record NewTicket(string Subject, TicketSource Source, string? Description = null, TicketType Type = TicketType.Request,
    TicketPriority Priority = TicketPriority.Normal, string? Department = null, Guid? CustomerId = null, string? Phone = null, string? Owner = null);
