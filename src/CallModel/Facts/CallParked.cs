namespace CallCenter.CallModel.Facts;

/// <summary>An agent put the caller into a park slot, where any agent of the queue may pick the call up.</summary>
public sealed record CallParked : CallFact
{
    public required string Agent { get; init; }
    public required string Queue { get; init; }
    public required int Slot { get; init; }
}
