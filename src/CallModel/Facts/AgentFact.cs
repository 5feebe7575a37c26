namespace CallCenter.CallModel.Facts;

/// <summary>A fact of one agent.</summary>
public abstract record AgentFact : Fact
{
    public required string Agent { get; init; }
}
