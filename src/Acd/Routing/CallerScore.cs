namespace CallCenter.Acd.Routing;

/// <summary>
/// Whose turn it is when an agent is free: value x waited share of the target. A caller still inside the target counts three times, since an
/// answer now counts for the service level; who has waited three targets comes before everybody, whatever the class.
/// </summary>
internal static class CallerScore
{
    private const double InsideTarget = 3;
    private const double LongestTargets = 3;
    private const double BeforeAll = 1e6;

    /// <param name="waited">seconds since the caller entered the first queue.</param>
    public static double Of(QueueConfig queue, string valueClass, double waited)
    {
        if (queue.Rules.Order == CallerOrder.Arrival)
        {
            return waited / queue.ServiceLevelSeconds;
        }

        var rule = queue.Rules.Of(valueClass);
        var share = waited / (rule.TargetSeconds ?? queue.ServiceLevelSeconds);
        return (rule.Weight * share * (share < 1 ? InsideTarget : 1)) + (share > LongestTargets ? BeforeAll : 0);
    }
}
