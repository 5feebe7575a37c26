namespace CallCenter.PacingSimulator;

/// <summary>A pool of agents, how long they work, and how the called world behaves. Times in seconds.</summary>
/// <param name="Answer">share of dialed numbers that a person answers.</param>
public sealed record Scenario(int Agents, double Talk = 180, double Answer = 0.30)
{
    public const double WarmUp = 15 * 60;

    public double Hours { get; init; } = 8;

    /// <summary>The answer rate at a time, where it changes; else <see cref="Answer"/>.</summary>
    public Func<double, double>? AnswerAt { get; init; }

    /// <summary>How many agents are on duty at a time, where that changes; else all.</summary>
    public Func<double, int>? Staff { get; init; }

    /// <summary>While true every number fails at once, as with a trunk that is gone.</summary>
    public Func<double, bool>? TrunkIsDown { get; init; }

    /// <summary>
    /// Exponential work without wrap-up, exponential ringing, exponential patience of 2 s: the model whose exact optimum is known.
    /// </summary>
    public bool Markov { get; init; }

    public double Length => WarmUp + Hours * 3600;
}
