namespace CallCenter.CallModel.Facts;

/// <summary>The counterpart of <see cref="CallParked"/>.</summary>
public sealed record CallUnparked : CallFact
{
    /// <summary>Who picked the caller up; null = nobody did.</summary>
    public string? Agent { get; init; }
    public required string Queue { get; init; }
    public required int Slot { get; init; }
    public required ParkEnd End { get; init; }
    public required long ParkedMs { get; init; }
}
