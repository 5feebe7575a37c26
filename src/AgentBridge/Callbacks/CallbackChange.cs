namespace CallCenter.AgentBridge.Callbacks;

/// <param name="State">taken, waiting (given back), done or cancelled.</param>
/// <param name="Result">with done: reached, notReached, wrongNumber or notWanted.</param>
internal sealed record CallbackChange(CallbackState? State, CallbackEnd? Result = null, string? Note = null);
