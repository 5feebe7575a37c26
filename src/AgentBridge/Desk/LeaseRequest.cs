namespace CallCenter.AgentBridge.Desk;

internal sealed record LeaseRequest(long Lease);
