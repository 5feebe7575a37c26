namespace CallCenter.Dialer.Law;

/// <summary>When people may be called, by the clock where they live; places with rules of their own are known by the beginning of the number.</summary>
/// <param name="Usual">null = at any time.</param>
public sealed record CallingHours(WeeklyHours? Usual, IReadOnlyList<PlaceHours> Stricter)
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(8);

    public static CallingHours Always { get; } = new(null, []);

    /// <summary>The number is bound to hours at all.</summary>
    public bool Bind(string number) => Usual is not null || Stricter.Any(place => place.Covers(number));

    /// <summary>All rules allow it on the clocks of all zones.</summary>
    public bool Allow(string number, IReadOnlyCollection<TimeZoneInfo> zones, DateTimeOffset at)
    {
        foreach (var zone in zones)
        {
            var local = TimeZoneInfo.ConvertTime(at, zone).DateTime;
            if (Usual?.Cover(local) == false || Stricter.Any(place => place.Covers(number) && !place.Hours.Cover(local)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A moment from which it is allowed again, on a half hour; the end of the horizon when there is none.</summary>
    public DateTimeOffset Next(string number, IReadOnlyCollection<TimeZoneInfo> zones, DateTimeOffset after)
    {
        var at = new DateTimeOffset(after.UtcTicks - after.UtcTicks % Step.Ticks, TimeSpan.Zero);
        do
        {
            at += Step;
        }
        while (at - after < Horizon && !Allow(number, zones, at));
        return at;
    }
}
