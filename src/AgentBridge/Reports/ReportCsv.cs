using System.Globalization;
using System.Text;
using CallCenter.CallModel.Tables;

namespace CallCenter.AgentBridge.Reports;

/// <summary>A report as text/csv (RFC 4180, UTF-8 with a mark, so that spreadsheets read Chinese): seconds, minutes and shares as plain numbers.</summary>
internal static class ReportCsv
{
    public const string Type = "text/csv";

    public static byte[] Of(ReportTable table, PageWords? words)
    {
        var grid = new ReportGrid(table, words);
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Csv.Write(text, [.. grid.Header]);
        foreach (var row in table.Rows)
        {
            Csv.Write(text, [.. grid.HeadOf(row), .. row.Values.Select(Number)]);
        }

        if (grid.HeadCells == 0)
        {
            Csv.Write(text, [.. table.Total.Select(Number)]);
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static string Number(double? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
