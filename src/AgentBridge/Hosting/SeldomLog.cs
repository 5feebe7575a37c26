namespace CallCenter.AgentBridge.Hosting;

/// <summary>Says when a line that strangers can cause may be written again.</summary>
internal sealed class SeldomLog(TimeProvider clock, TimeSpan every)
{
    private long _nextTicks;
    private int _left;

    /// <param name="left">how many were left out since the last one.</param>
    public bool Due(out int left)
    {
        var now = clock.GetUtcNow().UtcTicks;
        var next = Interlocked.Read(ref _nextTicks);
        if (now < next || Interlocked.CompareExchange(ref _nextTicks, now + every.Ticks, next) != next)
        {
            Interlocked.Increment(ref _left);
            left = 0;
            return false;
        }

        left = Interlocked.Exchange(ref _left, 0);
        return true;
    }
}
