namespace CallCenter.Dialer.Pacing;

/// <summary>How a pool is paced.</summary>
/// <param name="Limit">share of live answers that may be abandoned in a window, 0..1.</param>
/// <param name="Target">the share that is aimed at, below the limit.</param>
/// <param name="Window">over which the limit holds: a shift or a day.</param>
/// <param name="Ratio">lines for each idle agent in <see cref="PacingMode.Power"/>.</param>
public sealed record PacingOptions(PacingMode Mode = PacingMode.Predictive, double Limit = 0.03, double Target = 0.028,
    TimeSpan? Window = null, double Ratio = 1.5)
{
    /// <summary>The most lines in flight for each agent.</summary>
    public const int LinesPerAgent = 6;

    public double WindowSeconds => (Window ?? TimeSpan.FromHours(8)).TotalSeconds;
}
