using System.Globalization;
using CallCenter.CallModel.Mail;

namespace CallCenter.AgentBridge.Reports;

/// <summary>A report as a file that goes with a letter.</summary>
internal static class ReportFile
{
    private const string Pdf = "application/pdf";

    public static async Task<MailFile> OfAsync(ReportTable table, ReportFormat format, string title, PageWords words, IPrinter printer, CancellationToken ct)
    {
        var name = $"{NameOf(table.Query)}.{EnumWords.Of(format)}";
        return format switch
        {
            ReportFormat.Csv => new MailFile(name, ReportCsv.Type, ReportCsv.Of(table, words)),
            ReportFormat.Pdf => new MailFile(name, Pdf, printer.Print(title, Rows(table, words), new ReportGrid(table, words).HeadCells)),
            _ => new MailFile(name, ReportWorkbook.Type, await ReportWorkbook.OfAsync(table, words, ct)),
        };
    }

    /// <summary>By its first and last day in its zone, without what tells its kind.</summary>
    public static string NameOf(ReportQuery query)
    {
        var (first, last) = Days(query);
        return $"{EnumWords.Of(query.Name)}-{first:yyyyMMdd}-{last:yyyyMMdd}";
    }

    public static (DateOnly First, DateOnly Last) Days(ReportQuery query) => (DayOf(query.From, query.Zone), DayOf(query.To - TimeSpan.FromTicks(1), query.Zone));

    /// <summary>A figure as people read it.</summary>
    public static string Shown(double? value, ReportUnit unit) => value switch
    {
        null => "–",
        { } share when unit == ReportUnit.Share => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(share * 100)}%"),
        { } seconds when unit == ReportUnit.Seconds => Duration(seconds),
        { } minutes when unit == ReportUnit.Minutes => minutes.ToString("0.0", CultureInfo.InvariantCulture),
        { } count => count.ToString(CultureInfo.InvariantCulture),
    };

    private static DateOnly DayOf(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    private static List<IReadOnlyList<string>> Rows(ReportTable table, PageWords words)
    {
        var grid = new ReportGrid(table, words);
        var total = Enumerable.Range(0, grid.HeadCells).Select(i => i == 0 ? grid.TotalWord : "");
        return [[.. grid.Header], .. table.Rows.Select(row => (IReadOnlyList<string>)[.. grid.HeadOf(row), .. Figures(row.Values)]), [.. total, .. Figures(table.Total)]];

        IEnumerable<string> Figures(IReadOnlyList<double?> values) => values.Select((value, i) => Shown(value, table.Columns[i].Unit));
    }

    /// <summary>1:05, or 1:02:03.</summary>
    private static string Duration(double seconds)
    {
        var time = TimeSpan.FromSeconds(Math.Floor(Math.Abs(seconds)));
        return $"{(seconds <= -0.5 ? "−" : "")}{(time.TotalHours >= 1 ? $"{(int)time.TotalHours}:{time:mm\\:ss}" : $"{time:m\\:ss}")}";
    }
}
