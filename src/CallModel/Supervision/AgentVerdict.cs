namespace CallCenter.CallModel.Supervision;

/// <summary>What the matching says of one agent for one waiting caller.</summary>
public sealed record AgentVerdict(string Agent, string Name, PassedOver Why);
