namespace CallCenter.CallModel.Facts;

public sealed record CallResumed : CallFact
{
    public required string Agent { get; init; }
}
