namespace CallCenter.Acd.Work;

/// <summary>
/// Fencing tokens of offers, dials and the conversations that come of them. They go on growing over a restart: they start at the
/// clock's milliseconds, and leases are far rarer than that.
/// </summary>
internal sealed class LeaseNumbers(DateTimeOffset start)
{
    private long _last = start.ToUnixTimeMilliseconds();

    public long Next() => ++_last;
}
