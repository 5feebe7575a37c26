namespace CallCenter.CallModel.Facts;

public sealed record PositionAnnounced : CallFact
{
    public required string Queue { get; init; }
    public required int Position { get; init; }
    /// <summary>The mean forecast, whether it was told or not.</summary>
    public int? EstimatedWaitSeconds { get; init; }

    /// <summary>The longest wait that was told; kept so that it can be held against what came true. Null = no time was told.</summary>
    public int? AnnouncedSeconds { get; init; }
}
