namespace CallCenter.Acd.Figures;

/// <summary>The server's calendar day that figures are for.</summary>
/// <param name="Start">local midnight.</param>
/// <param name="End">the next local midnight; the day may have 23 or 25 hours.</param>
internal readonly record struct Day(DateTimeOffset Start, DateTimeOffset End)
{
    public static Day Of(DateTimeOffset moment, TimeZoneInfo zone)
    {
        var date = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);
        return new Day(Midnight(date, zone), Midnight(date.AddDays(1), zone));
    }

    /// <summary>The part of an interval that lies within the day and before its end.</summary>
    public TimeSpan Within(DateTimeOffset from, DateTimeOffset to)
    {
        var start = from > Start ? from : Start;
        return to > start ? to - start : TimeSpan.Zero;
    }

    private static DateTimeOffset Midnight(DateOnly date, TimeZoneInfo zone)
    {
        var local = date.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(30); // some zones begin summer time at midnight
        }

        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
