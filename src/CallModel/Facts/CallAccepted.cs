namespace CallCenter.CallModel.Facts;

public sealed record CallAccepted : CallFact
{
    public required string Queue { get; init; }
    public required string Agent { get; init; }
    public required long Lease { get; init; }
    public required long WaitedMs { get; init; }
}
