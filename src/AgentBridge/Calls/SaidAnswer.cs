namespace CallCenter.AgentBridge.Calls;

/// <summary>A text that was found, with its call.</summary>
/// <param name="Who">the agent; null = the caller.</param>
internal sealed record SaidAnswer(DateTimeOffset At, SaidKind Kind, string? Who, string Text, CallAnswer Call);
