namespace CallCenter.CallModel.Facts;

/// <summary>A queue's rules sent the caller on. A caller who was in line already has left it with <see cref="QueueLeaving.Overflowed"/>.</summary>
public sealed record CallOverflowed : CallFact
{
    public required string Queue { get; init; }
    public required OverflowCause Cause { get; init; }
    public required OverflowTarget To { get; init; }
    public string? ToQueue { get; init; }
}
