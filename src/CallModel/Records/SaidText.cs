using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Records;

/// <summary>What was heard in a call, or noted about it.</summary>
/// <param name="Place">grows with time; one text has one.</param>
/// <param name="Who">the agent; null = the caller.</param>
public sealed record SaidText(long Place, CallId CallId, DateTimeOffset At, SaidKind Kind, string? Who, string Text);
