namespace CallCenter.CallModel.Times;

/// <summary>When a date begins in a zone.</summary>
public static class LocalMidnight
{
    /// <summary>In UTC. Where summer time begins at midnight, the first moment that there is; where it ends so that midnight comes twice, the first one.</summary>
    public static DateTimeOffset Of(DateOnly date, TimeZoneInfo zone)
    {
        var local = date.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(30);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
