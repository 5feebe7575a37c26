namespace CallCenter.AgentBridge.Tickets;

internal sealed record NewTicketRequest(string? Subject, string? Description = null, TicketSource Source = TicketSource.Web,
    TicketType Type = TicketType.Request, TicketPriority Priority = TicketPriority.Normal, string? Department = null, Guid? CustomerId = null,
    string? Phone = null, string? Owner = null);
