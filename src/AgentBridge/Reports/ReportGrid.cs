using System.Globalization;

namespace CallCenter.AgentBridge.Reports;

/// <summary>A report as rows and columns for a file: first what the row is of, then its figures.</summary>
internal sealed class ReportGrid(ReportTable table, PageWords? words)
{
    private readonly bool _byTime = table.Rows.Any(r => r.Start is not null);

    /// <summary>The API's words, or those of a language.</summary>
    public IEnumerable<string> Header => Heads.Select(h => Word("report", h)).Concat(table.Columns.Select(c => Column(c.Key)));

    /// <summary>What stands before the figures of a row.</summary>
    public IReadOnlyList<string> HeadOf(ReportRow row)
    {
        var cells = new List<string>();
        if (_byTime)
        {
            cells.Add(Time(row.Start));
            cells.Add(Time(row.End));
        }

        cells.AddRange(Named.Select(by => by switch
        {
            ReportGrouping.Queue => row.Queue,
            ReportGrouping.Agent => row.Agent,
            ReportGrouping.Number => row.Number,
            _ => row.Campaign?.ToString("N"),
        } ?? ""));
        return cells;
    }

    public int HeadCells => (_byTime ? 2 : 0) + Named.Count();

    public string TotalWord => Word("report", "total");

    private IEnumerable<string> Heads => (_byTime ? ["start", "end"] : Array.Empty<string>()).Concat(Named.Select(EnumWords.Of));

    private IEnumerable<ReportGrouping> Named => table.Query.By.Where(by => by > ReportGrouping.Month);

    private string Word(string group, string word) => words?.Word(group, word) ?? word;

    private string Column(string key) => words is not null && key.Split('.', 2) is [var first, var reason]
        ? $"{words.Word("figure", first)}: {words.Word("reason", reason)}"
        : Word("figure", key);

    // The zone's own clock: the file is read where the report was asked for.
    private string Time(DateTimeOffset? at) =>
        at is { } moment ? TimeZoneInfo.ConvertTime(moment, table.Query.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "";
}
