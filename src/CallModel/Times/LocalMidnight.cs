namespace CallCenter.CallModel.Times;

/// <summary>When a date begins in a zone.</summary>
public static class LocalMidnight
{
    /// <summary>In UTC. Where summer time begins at midnight, the first moment that there is; where it ends so that midnight comes twice, the first one.</summary>
    public static DateTimeOffset Of(DateOnly date, TimeZoneInfo zone) => LocalMoment.Of(date, TimeOnly.MinValue, zone);
}
