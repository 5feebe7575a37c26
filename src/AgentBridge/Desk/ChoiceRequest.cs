namespace CallCenter.AgentBridge.Desk;

/// <summary>Who calls.</summary>
internal sealed record ChoiceRequest(CallId? CallId, Guid? CustomerId);
