using CallCenter.CallModel.Times;

namespace CallCenter.Acd.Figures;

/// <summary>The server's calendar day that figures are for.</summary>
/// <param name="Start">local midnight.</param>
/// <param name="End">the next local midnight; the day may have 23 or 25 hours.</param>
internal readonly record struct Day(DateTimeOffset Start, DateTimeOffset End)
{
    public static Day Of(DateTimeOffset moment, TimeZoneInfo zone)
    {
        var date = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);
        return new Day(LocalMidnight.Of(date, zone), LocalMidnight.Of(date.AddDays(1), zone));
    }

    /// <summary>The part of an interval that lies within the day and before its end.</summary>
    public TimeSpan Within(DateTimeOffset from, DateTimeOffset to)
    {
        var start = from > Start ? from : Start;
        return to > start ? to - start : TimeSpan.Zero;
    }
}
