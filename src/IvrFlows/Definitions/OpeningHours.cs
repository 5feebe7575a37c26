namespace CallCenter.IvrFlows.Definitions;

/// <summary>When an office is open, in its own time zone: weekdays with times, and holidays on which it is closed all day.</summary>
internal sealed class OpeningHours
{
    private readonly WeeklyHours _hours;
    private readonly TimeZoneInfo _zone;

    private OpeningHours(YamlMap map)
    {
        var zone = map.Required("zone");
        var found = ZoneNames.Find(zone);
        if (found is null && zone.Length > 0)
        {
            map.Errors.Add(map.LineOf("zone"), $"unknown time zone '{zone}'");
        }

        _zone = found ?? TimeZoneInfo.Utc;
        if (!map.Has("open"))
        {
            map.Errors.Add(map.Line, "opening hours need 'open', for instance { mon-fri: \"08:00-18:00\" }");
        }

        _hours = WeeklyHoursFile.Read(map, "open");
        map.ReportUnknown();
    }

    public static IReadOnlyDictionary<string, OpeningHours> ReadAll(YamlMap flow)
    {
        var all = new Dictionary<string, OpeningHours>();
        if (flow.Map("hours", "'hours'") is { } hours)
        {
            foreach (var name in hours.Keys)
            {
                if (hours.Map(name, $"hours '{name}'") is { } one)
                {
                    all[name] = new OpeningHours(one);
                }
            }
        }

        return all;
    }

    public bool IsOpen(DateTimeOffset at) => _hours.Cover(TimeZoneInfo.ConvertTime(at, _zone).DateTime);
}
