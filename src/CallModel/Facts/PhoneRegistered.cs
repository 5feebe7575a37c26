namespace CallCenter.CallModel.Facts;

public sealed record PhoneRegistered : AgentFact
{
    public required string Contact { get; init; }
}
