namespace CallCenter.AgentBridge.Live;

/// <summary>What a supervisor wrote to an agent.</summary>
/// <param name="Id">grows from message to message.</param>
internal sealed record AgentMessage(long Id, DateTimeOffset At, string By, string Text);
