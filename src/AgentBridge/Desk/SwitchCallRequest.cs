namespace CallCenter.AgentBridge.Desk;

/// <param name="CallId">one of the calls at hand.</param>
internal sealed record SwitchCallRequest(CallId CallId);
