using CallCenter.CallModel.Times;

namespace CallCenter.Acd.Core;

/// <summary>
/// Writes facts. Within one message of the loop time stands still, at a whole millisecond: durations equal the differences of their
/// facts' times to the millisecond, and a fact read back from the journal equals the one in memory.
/// </summary>
internal sealed class FactLog
{
    /// <summary>A clock is corrected little by little; a step of this size is somebody setting it.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    private readonly IJournal _journal;
    private readonly TimeProvider _time;
    private readonly SteadyClock _steady;
    private TimeSpan _ahead;

    public FactLog(IJournal journal, TimeProvider time)
    {
        (_journal, _time, _steady) = (journal, time, new SteadyClock(time));
        Tick();
    }

    public DateTimeOffset Now { get; private set; }

    /// <summary>Somebody has set the clock by so much: the moments from which waiting and talking are measured move along.</summary>
    public Action<TimeSpan>? ClockSet { get; set; }

    /// <summary>Called before each message.</summary>
    public void Tick()
    {
        var now = _time.GetUtcNow();
        Now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
        var ahead = now - _steady.Now;
        var by = ahead - _ahead;
        _ahead = ahead;
        if (by.Duration() >= Step)
        {
            ClockSet?.Invoke(TimeSpan.FromMilliseconds(Math.Round(by.TotalMilliseconds)));
        }
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
