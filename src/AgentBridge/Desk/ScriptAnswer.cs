namespace CallCenter.AgentBridge.Desk;

/// <summary>The script of the queue that the call at hand came from.</summary>
internal sealed record ScriptAnswer(CallId CallId, string Queue, IReadOnlyList<ScriptPage> Pages);
