namespace CallCenter.AgentBridge.Live;

/// <summary>The call that an agent is busy with.</summary>
internal sealed record AgentCallLive(CallId Id, string? Queue, string? From);
