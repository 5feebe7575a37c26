namespace CallCenter.AgentBridge.Desk;

internal sealed record WrapUpRequest(string? Disposition, string? Note);
