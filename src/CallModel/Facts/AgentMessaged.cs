namespace CallCenter.CallModel.Facts;

/// <summary>A supervisor wrote to the agent, who reads it on the page.</summary>
public sealed record AgentMessaged : AgentFact
{
    public required string By { get; init; }
    public required string Text { get; init; }
}
