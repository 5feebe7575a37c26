namespace CallCenter.ServiceDesk.Webhooks;

/// <summary>What the company's own system is told.</summary>
/// <param name="Id">the same in each try.</param>
/// <param name="Type">offered, answered or released.</param>
public sealed record WebhookMessage(string Id, string Type, DateTimeOffset At, CallId CallId, string? Queue, string Agent, string? From, string? To,
    string? CustomerId, string? TicketId);
