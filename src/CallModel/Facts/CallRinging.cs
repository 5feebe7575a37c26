namespace CallCenter.CallModel.Facts;

/// <summary>The agent's telephone begins to ring, after the page has shown who calls.</summary>
public sealed record CallRinging : CallFact
{
    public required string Queue { get; init; }
    public required string Agent { get; init; }
    public required long Lease { get; init; }
}
