using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace CallCenter.AgentBridge.Reports;

/// <summary>A report as an Excel workbook: numbers stay numbers, shares are shown in per cent, the last row is the total.</summary>
internal static class ReportWorkbook
{
    public const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static async Task<byte[]> OfAsync(ReportTable table, PageWords words, CancellationToken ct)
    {
        var grid = new ReportGrid(table, words);
        using var file = new MemoryStream();
        await using var book = await Spreadsheet.CreateNewAsync(file, cancellationToken: ct);
        await book.StartWorksheetAsync(words.Word("reportName", EnumWords.Of(table.Query.Name)), new WorksheetOptions { FrozenRows = 1 }, ct);
        var bold = book.AddStyle(new Style { Font = { Bold = true } });
        var share = book.AddStyle(new Style { Format = NumberFormat.Standard(StandardNumberFormat.PercentTwoDecimalPlaces) });
        await book.AddRowAsync(grid.Header.Select(text => new Cell(text, bold)).ToList(), ct);
        foreach (var row in table.Rows)
        {
            await book.AddRowAsync([.. grid.HeadOf(row).Select(text => new Cell(text)), .. Figures(row.Values)], ct);
        }

        var label = Enumerable.Range(0, grid.HeadCells).Select(i => new Cell(i == 0 ? grid.TotalWord : "", bold));
        await book.AddRowAsync([.. label, .. Figures(table.Total)], ct);
        await book.FinishAsync(ct);
        return file.ToArray();

        IEnumerable<Cell> Figures(IReadOnlyList<double?> values) =>
            values.Select((value, i) => table.Columns[i].Unit == ReportUnit.Share ? new Cell(value, share) : new Cell(value));
    }
}
