namespace CallCenter.AgentBridge.Tickets;

/// <summary>Changes; what is null stays as it is, an empty text takes owner, customer, telephone and the like away. With <paramref name="Version"/> the change is refused when somebody was faster.</summary>
internal sealed record TicketPatch(TicketState? State = null, string? Owner = null, string? Department = null, TicketPriority? Priority = null,
    TicketType? Type = null, string? Subject = null, string? Description = null, string? Note = null, string? CustomerId = null,
    string? Disposition = null, int? Version = null, string? Phone = null);
