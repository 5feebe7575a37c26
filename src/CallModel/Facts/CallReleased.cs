using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Facts;

/// <summary>The counterpart of <see cref="CallBridged"/>: they no longer hear each other.</summary>
public sealed record CallReleased : CallFact
{
    public string? Agent { get; init; }
    public string? Number { get; init; }
    public required EndReason Reason { get; init; }
    public required long TalkedMs { get; init; }
}
