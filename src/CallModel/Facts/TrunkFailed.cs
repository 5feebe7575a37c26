namespace CallCenter.CallModel.Facts;

/// <summary>A trunk did not carry a call that we dialed; the next one is tried.</summary>
public sealed record TrunkFailed : CallFact
{
    public required string Trunk { get; init; }

    /// <summary>5xx, or 408 when nobody answered at all.</summary>
    public required int SipStatus { get; init; }

    /// <summary>The trunk that is tried next.</summary>
    public required string Next { get; init; }

    /// <summary>The next one carries the call itself, not another party of it.</summary>
    public required bool IsCall { get; init; }
}
