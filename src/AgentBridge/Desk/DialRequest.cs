namespace CallCenter.AgentBridge.Desk;

/// <param name="Number">in any writing, or a colleague's user name.</param>
/// <param name="Queue">whose call it is; null = the agent's first.</param>
internal sealed record DialRequest(string? Number, string? Queue);
