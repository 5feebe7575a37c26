namespace CallCenter.AgentBridge.Supervision;

/// <param name="Queue">where to; null = to the head of the queue in which the caller waits.</param>
internal sealed record MoveRequest(string? Queue);
