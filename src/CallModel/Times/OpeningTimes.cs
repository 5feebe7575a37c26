using CallCenter.CallModel.Faults;

namespace CallCenter.CallModel.Times;

/// <summary>When somebody is there, in a time zone of their own.</summary>
/// <param name="Zone">IANA name.</param>
/// <param name="Open">weekdays with hours; none = never.</param>
/// <param name="Holidays">closed all day: yyyy-MM-dd, or MM-dd for one of every year.</param>
public sealed record OpeningTimes(string Zone, IReadOnlyList<OpenSpan> Open, IReadOnlyList<string> Holidays)
{
    public IReadOnlyList<OpenSpan> Open { get; init => field = Entries.Of(value); } = Entries.Of(Open);

    public IReadOnlyList<string> Holidays { get; init => field = Entries.Of(value); } = Entries.Of(Holidays);

    public bool Cover(DateTimeOffset at)
    {
        var hours = new WeeklyHours();
        foreach (var span in Open)
        {
            hours.TryAdd(span.Days, span.Hours);
        }

        foreach (var holiday in Holidays)
        {
            hours.TryAddHoliday(holiday);
        }

        return ZoneNames.Find(Zone) is { } zone && hours.Cover(TimeZoneInfo.ConvertTime(at, zone).DateTime);
    }
}
