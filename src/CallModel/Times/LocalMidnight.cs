namespace CallCenter.CallModel.Times;

/// <summary>When a date begins in a zone.</summary>
public static class LocalMidnight
{
    /// <summary>In UTC. Where summer time begins at midnight, the first moment that there is.</summary>
    public static DateTimeOffset Of(DateOnly date, TimeZoneInfo zone)
    {
        var local = date.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(30);
        }

        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
