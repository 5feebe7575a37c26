namespace CallCenter.AgentBridge.Callbacks;

/// <param name="State">taken, waiting (given back), done or cancelled; null = the time or the agent of a waiting one is changed.</param>
/// <param name="Result">with done: reached, notReached, wrongNumber or notWanted.</param>
/// <param name="Agent">"" = nobody in particular.</param>
internal sealed record CallbackChange(CallbackState? State, CallbackEnd? Result = null, string? Note = null, DateTimeOffset? DueAt = null, string? Agent = null);
