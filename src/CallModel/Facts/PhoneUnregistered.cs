namespace CallCenter.CallModel.Facts;

public sealed record PhoneUnregistered : AgentFact
{
    public required string Contact { get; init; }
}
