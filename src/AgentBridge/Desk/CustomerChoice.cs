namespace CallCenter.AgentBridge.Desk;

/// <summary>Who calls.</summary>
internal sealed record CustomerChoice(CallId? CallId, Guid? CustomerId);
