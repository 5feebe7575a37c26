namespace CallCenter.AgentBridge.Supervision;

internal sealed record MessageRequest(string? Text);
