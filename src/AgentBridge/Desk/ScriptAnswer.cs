namespace CallCenter.AgentBridge.Desk;

/// <summary>The script of the call at hand.</summary>
/// <param name="Campaign">the campaign whose script it is; null = the queue's.</param>
/// <param name="Answers">what is known already, by the fields' names.</param>
internal sealed record ScriptAnswer(CallId CallId, string? Campaign, string? Queue, IReadOnlyList<ScriptPage> Pages, IReadOnlyDictionary<string, string> Answers);
