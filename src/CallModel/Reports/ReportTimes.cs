using CallCenter.CallModel.Times;

namespace CallCenter.CallModel.Reports;

/// <summary>When a report is mailed.</summary>
/// <param name="Day">of the week (1 = Monday) or of the month, whose last day it is where the month is shorter; a daily report has none.</param>
/// <param name="At">by the zone's clock.</param>
public sealed record ReportTimes(ReportRhythm Rhythm, int? Day, TimeOnly At, TimeZoneInfo Zone)
{
    /// <summary>Days in which each rhythm comes round.</summary>
    private const int Round = 32;

    /// <summary>The last of its times that is not after a moment.</summary>
    public DateTimeOffset LastUntil(DateTimeOffset moment) => Times(moment, -1).First(at => at <= moment);

    /// <summary>The first of its times that is after a moment.</summary>
    public DateTimeOffset NextAfter(DateTimeOffset moment) => Times(moment, 1).First(at => at > moment);

    private IEnumerable<DateTimeOffset> Times(DateTimeOffset moment, int step)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);
        return Enumerable.Range(-1, Round + 2).Select(days => today.AddDays(days * step)).Where(Falls).Select(date => LocalMoment.Of(date, At, Zone));
    }

    private bool Falls(DateOnly date) => Rhythm switch
    {
        ReportRhythm.Weekly => ((int)date.DayOfWeek + 6) % 7 + 1 == Day,
        ReportRhythm.Monthly => date.Day == Math.Min(Day ?? 1, DateTime.DaysInMonth(date.Year, date.Month)),
        _ => true,
    };
}
