namespace CallCenter.AgentBridge.Agents;

/// <param name="State">ready, notReady or signedOut.</param>
internal sealed record StateRequest(AgentState? State, string? Reason);
