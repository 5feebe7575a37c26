namespace CallCenter.Acd.Estimates;

/// <param name="Mean">expected seconds of waiting.</param>
/// <param name="Within">seconds that four of five callers do not wait longer than (P80).</param>
internal readonly record struct WaitForecast(double Mean, double Within)
{
    /// <summary>Seconds that the formula alone gives.</summary>
    public double Formula { get; init; }

    /// <summary>Standard deviation of <see cref="Mean"/> by the formula, seconds.</summary>
    public double Deviation { get; init; }

    /// <summary>As it is said: up to the next half minute below three minutes, else up to the next minute.</summary>
    public int Spoken => (int)(Math.Ceiling(Within / Step) * Step);

    private double Step => Within <= 180 ? 30 : 60;
}
