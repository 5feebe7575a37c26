namespace CallCenter.Acd.Core;

/// <summary>
/// Writes facts. Within one message of the loop time stands still, at a whole millisecond: durations equal the differences of their
/// facts' times to the millisecond, and a fact read back from the journal equals the one in memory.
/// </summary>
internal sealed class FactLog
{
    private readonly IJournal _journal;
    private readonly TimeProvider _time;

    public FactLog(IJournal journal, TimeProvider time)
    {
        (_journal, _time) = (journal, time);
        Tick();
    }

    public DateTimeOffset Now { get; private set; }

    /// <summary>Called before each message.</summary>
    public void Tick()
    {
        var now = _time.GetUtcNow();
        Now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }

    /// <summary>The calendar day that figures and "today" are for.</summary>
    public DateOnly Today => DayOf(Now);

    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, _time.LocalTimeZone).DateTime);

    /// <summary>Sees each fact as it is written.</summary>
    public Action<Fact>? Written { get; set; }

    public void Write(Fact fact)
    {
        _journal.Append(fact);
        Written?.Invoke(fact);
    }

    public long MillisecondsSince(DateTimeOffset since) => Math.Max(0, (long)(Now - since).TotalMilliseconds);
}
