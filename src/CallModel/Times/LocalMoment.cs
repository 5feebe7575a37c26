namespace CallCenter.CallModel.Times;

/// <summary>When a zone's clocks show a time of a date.</summary>
public static class LocalMoment
{
    /// <summary>In UTC. A time that summer time leaves out is the next one that there is; of one that comes twice, the first.</summary>
    public static DateTimeOffset Of(DateOnly date, TimeOnly time, TimeZoneInfo zone)
    {
        var local = date.ToDateTime(time);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(1);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
