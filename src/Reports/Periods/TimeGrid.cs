using CallCenter.CallModel.Times;

namespace CallCenter.Reports.Periods;

/// <summary>Cuts a range into the hours, days, weeks or months of a zone. The first and the last may be parts: the range is never left.</summary>
internal sealed class TimeGrid
{
    private readonly DateTimeOffset[] _starts;

    /// <param name="by">null: the range as it is.</param>
    public TimeGrid(DateTimeOffset from, DateTimeOffset to, ReportGrouping? by, TimeZoneInfo zone)
    {
        var cells = new List<Stretch>();
        for (var at = from; at < to;)
        {
            var next = by is { } step ? Next(at, step, zone) : to;
            cells.Add(new Stretch(at, next < to ? next : to));
            at = next;
        }

        Cells = cells;
        _starts = [.. cells.Select(cell => cell.Start)];
    }

    /// <summary>Without gaps, in order.</summary>
    public IReadOnlyList<Stretch> Cells { get; }

    /// <summary>The cell that a moment lies in; -1 = none.</summary>
    public int IndexOf(DateTimeOffset at)
    {
        var found = Array.BinarySearch(_starts, at);
        var index = found >= 0 ? found : ~found - 1;
        return index >= 0 && Cells[index].Holds(at) ? index : -1;
    }

    /// <summary>The cells that an interval touches.</summary>
    public IEnumerable<int> Touched(DateTimeOffset from, DateTimeOffset to)
    {
        if (Cells.Count == 0 || from >= Cells[^1].End || to <= Cells[0].Start)
        {
            yield break;
        }

        for (var i = Math.Max(0, IndexOf(from)); i < Cells.Count && Cells[i].Start < to; i++)
        {
            yield return i;
        }
    }

    private static DateTimeOffset Next(DateTimeOffset at, ReportGrouping by, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        var date = DateOnly.FromDateTime(local.DateTime);
        return by switch
        {
            // An hour of the clock: what is over of the present one is taken off, so that a shift of half an hour is made good.
            ReportGrouping.Hour => at.AddHours(1) - TimeSpan.FromTicks(local.TimeOfDay.Ticks % TimeSpan.TicksPerHour),
            ReportGrouping.Day => LocalMidnight.Of(date.AddDays(1), zone),
            ReportGrouping.Week => LocalMidnight.Of(date.AddDays(7 - (((int)date.DayOfWeek + 6) % 7)), zone),
            ReportGrouping.Month => LocalMidnight.Of(new DateOnly(date.Year, date.Month, 1).AddMonths(1), zone),
            _ => throw new ArgumentOutOfRangeException(nameof(by)),
        };
    }
}
