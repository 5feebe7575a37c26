namespace CallCenter.AgentBridge.Desk;

/// <param name="Answers">by the fields' names.</param>
internal sealed record ScriptRequest(CallId? CallId, IReadOnlyDictionary<string, string?>? Answers);
