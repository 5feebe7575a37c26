using System.Collections.Immutable;

namespace CallCenter.Dialer.Pacing;

/// <summary>
/// How dialed numbers end, by whole seconds since the INVITE: those still open at a second, those that were answered by a person and
/// those that ended otherwise in it. Begins with a cautious guess (half of the numbers answer), forgets slowly.
/// </summary>
internal sealed record LifeTable(ImmutableArray<double> Open, ImmutableArray<double> Answered, ImmutableArray<double> Ended, int Count)
{
    public const int Seconds = 45;
    private const double PriorAttempts = 20;
    private const double PriorAnswers = 0.5;
    private const int ForgetEvery = 100;
    private const double Forget = 0.98;

    /// <summary>Answers of the first guess come evenly in this span of seconds, the rest rings out.</summary>
    private static readonly (int From, int To) PriorSpan = (3, 15);
    private const int PriorRing = 24;

    public static LifeTable Prior { get; } = MakePrior();

    /// <summary>Share of those open at second <paramref name="b"/> that a person answers in it.</summary>
    public double AnswerHazard(int b) => Open[b] < 0.5 ? 0 : Answered[b] / Open[b];

    /// <summary>Share of those open that end in it, by an answer or otherwise; 1 where nothing is known.</summary>
    public double EndHazard(int b) => Open[b] < 0.5 ? 1 : Math.Max(AnswerHazard(b), Ended[b] / Open[b]);

    /// <param name="seconds">from the INVITE to the end of the attempt.</param>
    /// <param name="answered">a person answered.</param>
    public LifeTable With(double seconds, bool answered)
    {
        var last = Bin(seconds);
        var (open, answers, ended) = (Open.ToArray(), Answered.ToArray(), Ended.ToArray());
        for (var b = 0; b <= last; b++)
        {
            open[b]++;
        }

        ended[last]++;
        answers[last] += answered ? 1 : 0;
        if ((Count + 1) % ForgetEvery == 0)
        {
            Scale(open);
            Scale(answers);
            Scale(ended);
        }

        return new LifeTable([.. open], [.. answers], [.. ended], Count + 1);
    }

    public static int Bin(double seconds) => Math.Clamp((int)seconds, 0, Seconds - 1);

    private static void Scale(double[] counts)
    {
        for (var b = 0; b < counts.Length; b++)
        {
            counts[b] *= Forget;
        }
    }

    private static LifeTable MakePrior()
    {
        var (open, answers, ended) = (new double[Seconds], new double[Seconds], new double[Seconds]);
        var left = PriorAttempts;
        var each = PriorAttempts * PriorAnswers / (PriorSpan.To - PriorSpan.From);
        for (var b = 0; b <= PriorRing; b++)
        {
            open[b] = left;
            answers[b] = b >= PriorSpan.From && b < PriorSpan.To ? each : 0;
            ended[b] = b == PriorRing ? left : answers[b];
            left -= ended[b];
        }

        return new LifeTable([.. open], [.. answers], [.. ended], 0);
    }
}
