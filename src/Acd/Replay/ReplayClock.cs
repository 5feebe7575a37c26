namespace CallCenter.Acd.Replay;

/// <summary>A clock that jumps from one timer to the next; timers of the same moment run in the order in which they were set.</summary>
internal sealed class ReplayClock(DateTimeOffset start) : TimeProvider
{
    private readonly PriorityQueue<ReplayTimer, (DateTimeOffset Due, long Order)> _timers = new();
    private DateTimeOffset _now = start;
    private long _order;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ReplayTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Runs the action once, after a while.</summary>
    public ITimer After(TimeSpan wait, Action action) => CreateTimer(_ => action(), null, wait, Timeout.InfiniteTimeSpan);

    /// <summary>Goes to the next timer and runs it; false when none is set, or the next one is behind <paramref name="end"/>.</summary>
    public bool Step(DateTimeOffset end)
    {
        while (_timers.TryDequeue(out var timer, out var at))
        {
            if (at.Due > end)
            {
                return false;
            }

            if (timer.Run(at.Order, () => _now = at.Due > _now ? at.Due : _now))
            {
                return true;
            }
        }

        return false;
    }

    internal long Set(ReplayTimer timer, TimeSpan wait)
    {
        _timers.Enqueue(timer, (_now + wait, ++_order));
        return _order;
    }
}
