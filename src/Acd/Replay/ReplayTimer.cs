namespace CallCenter.Acd.Replay;

/// <summary>A timer of <see cref="ReplayClock"/>; once only, as all of the floor's are.</summary>
internal sealed class ReplayTimer(ReplayClock clock, Action action) : ITimer
{
    private long _setting;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        _setting = dueTime == Timeout.InfiniteTimeSpan ? 0 : clock.Set(this, dueTime);
        return true;
    }

    public void Dispose() => _setting = 0;

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>False when it has been set anew, or not at all, since.</summary>
    internal bool Run(long setting, Action arrive)
    {
        if (setting != _setting)
        {
            return false;
        }

        _setting = 0;
        arrive();
        action();
        return true;
    }
}
