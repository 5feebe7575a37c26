namespace CallCenter.CallModel.Facts;

public sealed record PositionAnnounced : CallFact
{
    public required string Queue { get; init; }
    public required int Position { get; init; }
    /// <summary>Announced waiting time; kept so that it can be held against what came true.</summary>
    public int? EstimatedWaitSeconds { get; init; }
}
