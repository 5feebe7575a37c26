using System.Globalization;

namespace CallCenter.CallModel.Times;

/// <summary>Weekdays with times, and holidays on which there are none; the clock and the calendar are those of whoever asks.</summary>
public sealed class WeeklyHours
{
    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
    private static readonly TimeSpan Midnight = TimeSpan.FromDays(1);

    private readonly List<(DayOfWeek Day, TimeSpan From, TimeSpan To)> _open = [];
    private readonly HashSet<string> _holidays = [];

    /// <param name="days">"mon", or "mon-fri".</param>
    /// <param name="span">"08:00-18:00"; hours that end after midnight belong to the day on which they begin.</param>
    /// <returns>false when it cannot be read.</returns>
    public bool TryAdd(string days, string span)
    {
        if (!TryDays(days, out var first, out var last) || !TrySpan(span, out var from, out var to))
        {
            return false;
        }

        for (var day = first; ; day = (day + 1) % Days.Length)
        {
            _open.Add(((DayOfWeek)day, from, to));
            if (day == last)
            {
                return true;
            }
        }
    }

    /// <param name="holiday">yyyy-MM-dd, or MM-dd for one of every year.</param>
    /// <returns>false when it cannot be read.</returns>
    public bool TryAddHoliday(string holiday) =>
        (DateTime.TryParseExact(holiday, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            || DateTime.TryParseExact($"2000-{holiday}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        && (_holidays.Add(holiday) || true);

    /// <param name="local">by the clock of the place.</param>
    public bool Cover(DateTime local) => Cover(local, local.TimeOfDay) || Cover(local.AddDays(-1), local.TimeOfDay + Midnight);

    private bool Cover(DateTime date, TimeSpan time) =>
        !_holidays.Contains(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        && !_holidays.Contains(date.ToString("MM-dd", CultureInfo.InvariantCulture))
        && _open.Exists(open => open.Day == date.DayOfWeek && time >= open.From && time < (open.To > open.From ? open.To : open.To + Midnight));

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
