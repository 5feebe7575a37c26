namespace CallCenter.CallModel.Times;

/// <summary>When a date begins in a zone.</summary>
public static class LocalMidnight
{
    /// <summary>In UTC. Where summer time begins at midnight, the first moment that there is.</summary>
    public static DateTimeOffset Of(DateOnly date, TimeZoneInfo zone) => LocalMoment.Of(date, TimeOnly.MinValue, zone);
}
