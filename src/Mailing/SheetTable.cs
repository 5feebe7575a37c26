namespace CallCenter.Mailing;

/// <summary>A table on a sheet. What does not fit beside the first columns goes on below them.</summary>
/// <param name="rows">the first one is the heading, the last one the total.</param>
/// <param name="heads">how many columns say what a row is of.</param>
internal sealed class SheetTable(IReadOnlyList<IReadOnlyList<string>> rows, int heads)
{
    private const double Size = 8;
    private const double Gap = 8;
    private const double HeadingWidth = 62;

    public void Write(Sheet sheet)
    {
        var headings = rows[0].Select((text, i) => Broken(sheet, text, Math.Max(HeadingWidth, Widest(sheet, rows.Skip(1).Select(row => row[i]), false)))).ToList();
        var widths = headings.Select((lines, i) => Gap + Math.Max(Widest(sheet, lines, true), Widest(sheet, rows.Skip(1).Select(row => row[i]), i == 0))).ToList();
        foreach (var band in Bands(widths, sheet.Width))
        {
            sheet.Write("", Size);
            for (var line = headings.Max(lines => lines.Count); line > 0; line--)
            {
                sheet.WriteRow(band.Select(i => (headings[i].ElementAtOrDefault(headings[i].Count - line) ?? "", widths[i], i >= heads)), Size, bold: true);
            }

            foreach (var (at, row) in rows.Index().Skip(1))
            {
                sheet.WriteRow(band.Select(i => (row[i], widths[i], i >= heads)), Size, bold: at == rows.Count - 1);
            }
        }
    }

    /// <summary>Which columns stand beside each other, from left to right.</summary>
    private IEnumerable<IReadOnlyList<int>> Bands(List<double> widths, double width)
    {
        var first = Enumerable.Range(0, heads).ToList();
        var band = new List<int>(first);
        for (var i = heads; i < widths.Count; i++)
        {
            if (band.Count > heads && band.Sum(column => widths[column]) + widths[i] > width)
            {
                yield return band;
                band = new List<int>(first);
            }

            band.Add(i);
        }

        yield return band;
    }

    private static double Widest(Sheet sheet, IEnumerable<string> texts, bool bold) => texts.Select(text => sheet.Measure(text, Size, bold)).DefaultIfEmpty().Max();

    /// <summary>A heading in lines that are as wide as its column, or as a word.</summary>
    private static List<string> Broken(Sheet sheet, string text, double width)
    {
        var lines = new List<string> { "" };
        foreach (var piece in SheetText.Pieces(text))
        {
            if (lines[^1].Length > 0 && sheet.Measure(lines[^1] + piece.TrimEnd(), Size, true) > width)
            {
                lines.Add("");
            }

            lines[^1] += piece;
        }

        return lines;
    }
}
