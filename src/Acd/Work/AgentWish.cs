namespace CallCenter.Acd.Work;

/// <summary>What an agent wants to be when the work at hand is done.</summary>
internal sealed record AgentWish(AgentState State, string? Reason, string? By);
