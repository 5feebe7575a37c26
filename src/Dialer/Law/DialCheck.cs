namespace CallCenter.Dialer.Law;

/// <summary>Judges a number by a policy, at the moment before it is dialed. Looks at nothing but what it is given.</summary>
public static class DialCheck
{
    private static readonly TimeSpan AskAgain = TimeSpan.FromHours(4);

    /// <param name="zones">IANA names of all time zones where the number may ring and where the person is said to live.</param>
    public static DialVerdict Of(PolicyPack policy, string number, IEnumerable<string> zones, NumberHistory history, DateTimeOffset now)
    {
        if (history.OnList is not null)
        {
            return new DialVerdict(DialBar.DoNotCall, null);
        }

        if (history.AbandonedAt is { } abandoned && now - abandoned < policy.RestAfterAbandoned)
        {
            return new DialVerdict(DialBar.AbandonedLately, abandoned + policy.RestAfterAbandoned);
        }

        if (history.Attempts >= policy.AttemptsPerDay)
        {
            return new DialVerdict(DialBar.AttemptsToday, now + AskAgain);
        }

        if (!policy.Hours.Bind(number))
        {
            return default;
        }

        var clocks = zones.Distinct().Select(ZoneNames.Find).OfType<TimeZoneInfo>().ToList();
        return clocks.Count == 0 ? new DialVerdict(DialBar.ZoneUnknown, null)
            : policy.Hours.Allow(number, clocks, now) ? default
            : new DialVerdict(DialBar.OutsideHours, policy.Hours.Next(number, clocks, now));
    }

    /// <summary>What keeps all numbers of a campaign from being dialed at this time; null = nothing.</summary>
    public static DialBar? OfSchedule(Campaign campaign, DateTimeOffset now) =>
        now < campaign.StartsAt || now >= campaign.EndsAt ? DialBar.OutsideSchedule : null;

    /// <summary>What keeps all numbers of a policy from being dialed; null = nothing.</summary>
    public static DialBar? OfRegistry(PolicyPack policy, IEnumerable<DoNotCallList> lists, DateTimeOffset now) => policy.Registry is not { } rule ? null
        : lists.FirstOrDefault(list => list.Name == rule.List) is not { } list ? DialBar.RegistryMissing
        : now - list.AsOf > rule.MaxAge ? DialBar.RegistryOld
        : null;
}
