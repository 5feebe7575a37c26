namespace CallCenter.CallModel.Calls;

/// <summary>How a party sounded to us over the whole of its leg.</summary>
/// <param name="LossPercent">packets of the party's that did not come, 0-100.</param>
/// <param name="JitterMs">interarrival jitter at the end (RFC 3550 section 6.4.1), milliseconds.</param>
/// <param name="RoundTripMs">to the party and back by RTCP, milliseconds; null where it sent none.</param>
/// <param name="Mos">estimated opinion score, 1-4.5 (ITU-T G.107).</param>
/// <param name="Codec">in which it came, as SDP names it; null in facts of old.</param>
/// <param name="TheirLossPercent">packets of ours that the party missed at the end, 0-100; null where it reports nothing.</param>
public sealed record LegQuality(double LossPercent, double JitterMs, double? RoundTripMs, double Mos, string? Codec = null, double? TheirLossPercent = null)
{
    /// <summary>How its sound was protected: SDES or DTLS, and the crypto-suite; null = not at all, or nobody knows.</summary>
    public string? Protection { get; init; }

    /// <summary>The opinion score that the party gave what it heard of us (RTCP XR, RFC 3611), 1-5; null where it reports none.</summary>
    public double? TheirMos { get; init; }
}
