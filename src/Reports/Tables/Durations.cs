namespace CallCenter.Reports.Tables;

/// <summary>Milliseconds as seconds with one decimal, null where there is nothing to take the mean of.</summary>
internal static class Durations
{
    public static double Seconds(double milliseconds) => Math.Round(milliseconds / 1000, 1);

    public static double? Mean(IEnumerable<long> milliseconds)
    {
        var (sum, count) = (0L, 0);
        foreach (var value in milliseconds)
        {
            (sum, count) = (sum + value, count + 1);
        }

        return count == 0 ? null : Seconds((double)sum / count);
    }

    /// <summary>By nearest rank: a value that was really there.</summary>
    public static double? Quantile(IEnumerable<long> milliseconds, double share)
    {
        var sorted = milliseconds.Order().ToList();
        return sorted.Count == 0 ? null : Seconds(sorted[(int)Math.Ceiling(share * sorted.Count) - 1]);
    }
}
