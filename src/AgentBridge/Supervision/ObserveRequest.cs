namespace CallCenter.AgentBridge.Supervision;

/// <param name="Mode">listen, whisper, barge or takeOver.</param>
internal sealed record ObserveRequest(string? Mode);
