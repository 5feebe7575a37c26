using System.Globalization;
using CallCenter.IvrFlows.Conversation;

namespace CallCenter.IvrFlows.Definitions;

/// <summary>When an office is open, in its own time zone: weekdays with times, and holidays on which it is closed all day.</summary>
internal sealed class OpeningHours
{
    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
    private static readonly TimeSpan Midnight = TimeSpan.FromDays(1);

    private readonly List<(DayOfWeek Day, TimeSpan From, TimeSpan To)> _open = [];
    private readonly HashSet<string> _holidays = [];
    private readonly TimeZoneInfo _zone;

    private OpeningHours(YamlMap map)
    {
        var zone = map.Required("zone");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && zone.Length > 0)
        {
            map.Errors.Add(map.LineOf("zone"), $"unknown time zone '{zone}'");
        }

        _zone = found ?? TimeZoneInfo.Utc;
        ReadDays(map);
        ReadHolidays(map);
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

    public bool IsOpen(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, _zone).DateTime;
        return Covers(local, local.TimeOfDay) || Covers(local.AddDays(-1), local.TimeOfDay + Midnight);
    }

    // Hours that end after midnight belong to the day on which they begin.
    private bool Covers(DateTime date, TimeSpan time) =>
        !_holidays.Contains(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        && !_holidays.Contains(date.ToString("MM-dd", CultureInfo.InvariantCulture))
        && _open.Exists(open => open.Day == date.DayOfWeek && time >= open.From && time < (open.To > open.From ? open.To : open.To + Midnight));

    private void ReadDays(YamlMap map)
    {
        if (map.Map("open", "'open'") is not { } open)
        {
            map.Errors.Add(map.Line, "opening hours need 'open', for instance { mon-fri: \"08:00-18:00\" }");
            return;
        }

        foreach (var days in open.Keys)
        {
            foreach (var span in open.Words(days))
            {
                if (TryDays(days, out var first, out var last) && TrySpan(span, out var from, out var to))
                {
                    for (var day = first; ; day = (day + 1) % Days.Length)
                    {
                        _open.Add(((DayOfWeek)day, from, to));
                        if (day == last)
                        {
                            break;
                        }
                    }
                }
                else
                {
                    map.Errors.Add(open.LineOf(days), $"'{days}: {span}' must look like mon-fri: \"08:00-18:00\"");
                }
            }
        }
    }

    private void ReadHolidays(YamlMap map)
    {
        foreach (var holiday in map.Words("holidays"))
        {
            if (DateTime.TryParseExact(holiday, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                || DateTime.TryParseExact($"2000-{holiday}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            {
                _holidays.Add(holiday);
            }
            else
            {
                map.Errors.Add(map.LineOf("holidays"), $"holiday '{holiday}' must be yyyy-MM-dd or MM-dd");
            }
        }
    }

    private static bool TryDays(string text, out int first, out int last)
    {
        var dash = text.IndexOf('-');
        first = Array.IndexOf(Days, dash < 0 ? text : text[..dash]);
        last = dash < 0 ? first : Array.IndexOf(Days, text[(dash + 1)..]);
        return first >= 0 && last >= 0;
    }

    private static bool TrySpan(string text, out TimeSpan from, out TimeSpan to)
    {
        var dash = text.IndexOf('-');
        (from, to) = (default, default);
        return dash > 0 && TryTime(text[..dash].Trim(), out from) && TryTime(text[(dash + 1)..].Trim(), out to);
    }

    private static bool TryTime(string text, out TimeSpan time)
    {
        if (text == "24:00")
        {
            time = Midnight;
            return true;
        }

        return TimeSpan.TryParseExact(text, @"hh\:mm", CultureInfo.InvariantCulture, out time);
    }
}
