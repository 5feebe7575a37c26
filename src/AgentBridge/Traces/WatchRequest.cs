namespace CallCenter.AgentBridge.Traces;

/// <param name="Minutes">until the watch ends by itself.</param>
internal sealed record WatchRequest(int Minutes = 30);
