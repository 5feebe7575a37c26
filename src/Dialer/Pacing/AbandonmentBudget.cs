namespace CallCenter.Dialer.Pacing;

/// <summary>
/// What of a window's abandonments is spent, and the risk that this allows: the price (dual variable) of the limit, moved by every live
/// answer, so that errors of the forecast correct themselves.
/// </summary>
/// <param name="Answers">people who answered in this window.</param>
/// <param name="Abandoned">those of them who found no agent in time.</param>
/// <param name="Elapsed">seconds of the window that are over.</param>
public sealed record AbandonmentBudget(double RiskLimit = 0.03, int Answers = 0, int Abandoned = 0, double Elapsed = 0)
{
    private const double Gain = 0.05;
    private const double LeastRisk = 0.002;
    private const double MostRisk = 0.6;
    private const double CorrectWithin = 400;
    private const double FewestLeft = 30;
    private const int JudgedFrom = 20;

    public AbandonmentBudget With(bool abandoned, PacingOptions options)
    {
        var counted = this with { Answers = Answers + 1, Abandoned = Abandoned + (abandoned ? 1 : 0) };
        var unspent = options.Target * counted.Answers - counted.Abandoned;
        var aim = Math.Clamp(options.Target + unspent / Math.Min(CorrectWithin, counted.Left(options)), 0, 2 * options.Target);
        var risk = RiskLimit * Math.Exp(Gain * (aim - (abandoned ? 1 : 0)));
        return counted with { RiskLimit = Math.Clamp(risk, LeastRisk, MostRisk) };
    }

    /// <summary>An answered call was a machine, which counts for nothing.</summary>
    public AbandonmentBudget WithoutMachine() => this with { Answers = Math.Max(Abandoned, Answers - 1) };

    /// <summary>A window of its own begins; the risk that has proved right stays.</summary>
    public AbandonmentBudget Renewed() => new(RiskLimit);

    /// <summary>The next abandonment could bring the whole window above its limit.</summary>
    public bool IsSpent(PacingOptions options) =>
        Answers >= JudgedFrom && Abandoned + 1 > options.Limit * (Answers + Left(options) - FewestLeft);

    /// <summary>Live answers that the rest of the window will bring.</summary>
    private double Left(PacingOptions options) =>
        Math.Max(FewestLeft, (Answers + 5) / Math.Max(600, Elapsed) * Math.Max(0, options.WindowSeconds - Elapsed));
}
