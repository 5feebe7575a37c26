namespace CallCenter.AgentBridge.Campaigns;

internal sealed record DoNotCallRequest(string? Number, string? Note);
