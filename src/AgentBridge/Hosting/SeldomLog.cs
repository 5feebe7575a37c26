namespace CallCenter.AgentBridge.Hosting;

/// <summary>Says when a line that strangers can cause may be written again.</summary>
internal sealed class SeldomLog(TimeProvider clock, TimeSpan every)
{
    private readonly long _pause = (long)(every.TotalSeconds * clock.TimestampFrequency);
    private long _next;
    private int _left;

    /// <param name="left">how many were left out since the last one.</param>
    public bool Due(out int left)
    {
        var now = clock.GetTimestamp();
        var next = Interlocked.Read(ref _next);
        if (now < next || Interlocked.CompareExchange(ref _next, now + _pause, next) != next)
        {
            Interlocked.Increment(ref _left);
            left = 0;
            return false;
        }

        left = Interlocked.Exchange(ref _left, 0);
        return true;
    }
}
