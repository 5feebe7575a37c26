namespace CallCenter.CallModel.Figures;

/// <summary>What the formulas of the service level count, for one queue and one stretch of time.</summary>
/// <param name="Offered">calls that came into the queue.</param>
/// <param name="LeftByWishInTime">of those who left by their own wish (a key, a callback), the ones within the target.</param>
public readonly record struct ServiceLevelCounts(int Offered, int Answered, int AnsweredInTime, int Abandoned, int AbandonedInTime, int LeftByWishInTime = 0)
{
    /// <summary>How many calls met the target, of how many that are judged.</summary>
    public (int Met, int Judged) Parts(ServiceLevelFormula formula) => formula switch
    {
        ServiceLevelFormula.LateAbandons => (AnsweredInTime, Answered + Abandoned - AbandonedInTime),
        ServiceLevelFormula.AnsweredOnly => (AnsweredInTime, Answered),
        ServiceLevelFormula.WithoutEarlyAbandons => (AnsweredInTime, Offered - AbandonedInTime),
        ServiceLevelFormula.EarlyAbandonsMet => (AnsweredInTime + AbandonedInTime, Offered),
        ServiceLevelFormula.AllOffered => (AnsweredInTime, Offered),
        ServiceLevelFormula.LeftInTime => (AnsweredInTime + AbandonedInTime + LeftByWishInTime, Offered),
        _ => throw new ArgumentOutOfRangeException(nameof(formula)),
    };

    /// <summary>0..1; null while no call is judged.</summary>
    public double? Level(ServiceLevelFormula formula)
    {
        var (met, judged) = Parts(formula);
        return judged <= 0 ? null : (double)met / judged;
    }
}
