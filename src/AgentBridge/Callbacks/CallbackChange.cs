namespace CallCenter.AgentBridge.Callbacks;

/// <param name="State">taken, waiting (given back), done or cancelled.</param>
internal sealed record CallbackChange(CallbackState? State);
