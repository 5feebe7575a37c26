namespace CallCenter.Dialer.Law;

/// <summary>A campaign's abandonment over a rolling span of time, against the limit.</summary>
/// <param name="Rate">by the policy's formula, 0..1.</param>
/// <param name="AtMost">what the true rate is below with 95 % confidence.</param>
public sealed record AbandonmentWindow(TimeSpan Span, AnswerCounts Counts, double Rate, double AtMost, double Limit)
{
    /// <summary>A rate is not judged by fewer answers: of the first hundred as many may be abandoned as of a full hundred.</summary>
    public const int JudgedFrom = 100;

    public static AbandonmentWindow Of(TimeSpan span, AnswerCounts counts, PolicyPack policy) =>
        new(span, counts, AbandonmentRate.Of(counts, policy.Formula), AbandonmentRate.AtMost(counts.Abandoned, counts.Answered), policy.Limit);

    /// <summary>So many may be abandoned before the window is looked at again: several numbers ring at a time.</summary>
    private const int MostAtOnce = 3;

    /// <summary>
    /// What is in flight would still be within the limit if it were abandoned. When it would not, a number is dialed only for an agent who is idle.
    /// Where nobody was abandoned, a risk may be taken whatever the limit.
    /// </summary>
    public bool MayRisk => Counts.Answered < JudgedFrom
        ? Counts.Abandoned + AtRisk <= Limit * JudgedFrom
        : Rate + AtRisk / Counts.Answered <= Limit;

    private double AtRisk => Math.Min(MostAtOnce, Limit * JudgedFrom);
}
