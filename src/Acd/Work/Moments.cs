namespace CallCenter.Acd.Work;

internal static class Moments
{
    /// <summary>A moment after the clock was set by so much; one that never was stays so.</summary>
    public static DateTimeOffset Moved(DateTimeOffset moment, TimeSpan by) => moment == default ? moment : moment + by;
}
