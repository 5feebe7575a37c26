namespace CallCenter.CallModel.Facts;

/// <summary>The counterpart of <see cref="CallQueued"/>.</summary>
public sealed record QueueLeft : CallFact
{
    public required string Queue { get; init; }
    public required QueueLeaving Why { get; init; }
    public required long WaitedMs { get; init; }
}
