namespace CallCenter.Reports.Periods;

/// <summary>A stretch of time.</summary>
/// <param name="Start">first moment.</param>
/// <param name="End">first moment after it.</param>
internal readonly record struct Stretch(DateTimeOffset Start, DateTimeOffset End)
{
    public bool Holds(DateTimeOffset at) => at >= Start && at < End;

    /// <summary>The part of an interval that lies within.</summary>
    public TimeSpan Within(DateTimeOffset from, DateTimeOffset to)
    {
        var (start, end) = (from > Start ? from : Start, to < End ? to : End);
        return end > start ? end - start : TimeSpan.Zero;
    }
}
