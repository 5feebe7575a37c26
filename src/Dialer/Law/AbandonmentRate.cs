namespace CallCenter.Dialer.Law;

/// <summary>The rate of abandoned calls, as the law reckons it and as statistics do.</summary>
public static class AbandonmentRate
{
    private const double Tolerance = 1e-9;

    /// <summary>0..1; 0 when nobody has answered.</summary>
    public static double Of(AnswerCounts counts, AbandonmentFormula formula)
    {
        double abandoned = counts.Abandoned;
        double taken = counts.Answered - counts.Abandoned;
        if (formula == AbandonmentFormula.MachinesShared && taken > 0)
        {
            abandoned -= abandoned * counts.Machines / taken;
            taken -= counts.Machines;
        }

        return abandoned + taken <= 0 ? 0 : abandoned / (abandoned + taken);
    }

    /// <summary>
    /// What the true rate is below with so much confidence (one-sided, exact: Clopper and Pearson 1934), after
    /// <paramref name="abandoned"/> of <paramref name="answered"/>; 1 when nobody has answered.
    /// </summary>
    public static double AtMost(int abandoned, int answered, double confidence = 0.95)
    {
        if (abandoned >= answered)
        {
            return 1;
        }

        var (low, high) = ((double)abandoned / answered, 1.0);
        while (high - low > Tolerance)
        {
            var middle = (low + high) / 2;
            (low, high) = AtMostSo(abandoned, answered, middle) > 1 - confidence ? (middle, high) : (low, middle);
        }

        return high;
    }

    /// <summary>Probability of at most k of n, each with probability p.</summary>
    private static double AtMostSo(int k, int n, double p)
    {
        var (log, sum) = (n * Math.Log(1 - p), 0.0);
        for (var i = 0; i <= k; i++)
        {
            sum += Math.Exp(log);
            log += Math.Log((double)(n - i) / (i + 1)) + Math.Log(p / (1 - p));
        }

        return sum;
    }
}
