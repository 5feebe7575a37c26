namespace CallCenter.Dialer.Pacing;

/// <summary>All that a pool has learned, from its own events alone; each event makes a new one.</summary>
public sealed record PacingModel
{
    private const double Memory = 60;
    private const double PriorAnswers = 3;
    private const double ForecastEvery = 30;

    private LifeTable Lives { get; init; } = LifeTable.Prior;

    private DurationTable Talk { get; init; } = DurationTable.Talk;

    private DurationTable WrapUp { get; init; } = DurationTable.WrapUp;

    /// <summary>Answers that came and that the table had expected, lately.</summary>
    private double Came { get; init; } = PriorAnswers;

    private double Expected { get; init; } = PriorAnswers;

    private double ForecastAge { get; init; }

    public AbandonmentBudget Budget { get; init; } = new();

    internal Forecast Forecast { get; private init; } = new(LifeTable.Prior, DurationTable.Talk, DurationTable.WrapUp);

    /// <summary>How the answer rate of the last minutes compares with the table's.</summary>
    internal double AnswerScale => (Came + PriorAnswers) / (Expected + PriorAnswers);

    /// <summary>Probability that a number dialed now is answered by a person within the longest horizon.</summary>
    public double AnswerRate => Math.Min(MarginalRisk.Surest, AnswerScale * Forecast.Answers(Forecast.Horizons.Length - 1, 0));

    /// <summary>A dialed number came to an end.</summary>
    /// <param name="seconds">since the INVITE.</param>
    /// <param name="answered">a person answered and is to have an agent.</param>
    public PacingModel AttemptEnded(double seconds, bool answered) =>
        this with { Lives = Lives.With(seconds, answered), Came = Came + (answered ? 1 : 0) };

    /// <summary>A phase of an agent's work has lasted so many seconds; less than none when the clock was set back.</summary>
    public PacingModel WorkEnded(AgentPhase phase, double seconds) =>
        phase == AgentPhase.Talk ? this with { Talk = Talk.With(Math.Max(0, seconds)) } : this with { WrapUp = WrapUp.With(Math.Max(0, seconds)) };

    /// <summary>Somebody who answered has an agent, or found none in time.</summary>
    public PacingModel AnswerResolved(bool abandoned, PacingOptions options) => this with { Budget = Budget.With(abandoned, options) };

    /// <summary>An agent found a machine where an answer was counted.</summary>
    public PacingModel MachineFound() => this with { Budget = Budget.WithoutMachine() };

    /// <summary>Time has passed.</summary>
    /// <param name="seconds">since the last call.</param>
    /// <param name="pool">as it is now.</param>
    public PacingModel Advance(double seconds, PoolState pool)
    {
        var expected = Expected;
        foreach (var elapsed in pool.InFlight)
        {
            expected += Forecast.AnswerHazard(elapsed) * seconds;
        }

        var fade = expected > Memory ? Memory / expected : 1;
        var older = ForecastAge + seconds;
        var renew = older >= ForecastEvery;
        return this with
        {
            Came = Came * fade, Expected = expected * fade, Budget = Budget with { Elapsed = Budget.Elapsed + seconds },
            ForecastAge = renew ? 0 : older, Forecast = renew ? new Forecast(Lives, Talk, WrapUp) : Forecast,
        };
    }
}
