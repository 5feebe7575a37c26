namespace CallCenter.MediaStack.Pipeline;

/// <summary>
/// The E-model (ITU-T G.107) cut down to what a leg knows: loss, jitter and round trip, on the narrowband scale and with the robustness of
/// G.711. ITU-T gives no values of this scale for G.722 and Opus: better sound counts nothing, what Opus recovers counts as not lost.
/// </summary>
public static class VoiceQuality
{
    /// <summary>The best that G.711 can be rated.</summary>
    private const double Best = 93.2;

    /// <summary>How robust G.711 with concealment is against loss (ITU-T G.113 appendix I).</summary>
    private const double LossRobustness = 25.1;

    /// <summary>Packet time and jitter buffer, milliseconds.</summary>
    private const double OwnDelay = 60;

    /// <summary>Mean opinion score, 1-4.5.</summary>
    public static double Mos(MediaLegStats leg) => Mos(100 * leg.Unheard, leg.Jitter, leg.RoundTrip ?? TimeSpan.Zero);

    /// <param name="lossPercent">0-100.</param>
    public static double Mos(double lossPercent, TimeSpan jitter, TimeSpan roundTrip) => Rate(lossPercent, jitter, roundTrip).Mos;

    /// <summary>The transmission rating R, 0-100, and what it means as an opinion score.</summary>
    internal static (double Rating, double Mos) Rate(double lossPercent, TimeSpan jitter, TimeSpan roundTrip)
    {
        var delay = OwnDelay + (roundTrip.TotalMilliseconds / 2) + (2 * jitter.TotalMilliseconds);
        var byDelay = (0.024 * delay) + (0.11 * Math.Max(0, delay - 177.3));
        var byLoss = 95 * lossPercent / (lossPercent + LossRobustness);
        var rating = Math.Clamp(Best - byDelay - byLoss, 0, 100);
        return (rating, Math.Max(1, 1 + (0.035 * rating) + (rating * (rating - 60) * (100 - rating) * 7e-6)));
    }
}
