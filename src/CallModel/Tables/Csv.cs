namespace CallCenter.CallModel.Tables;

/// <summary>Comma-separated values as RFC 4180 has them, with comma, semicolon or tab; what a spreadsheet would take for a formula is guarded.</summary>
public static class Csv
{
    private const char Guard = '\'';

    /// <summary>The records of a text; see <see cref="CsvReader"/>.</summary>
    public static IEnumerable<CsvRecord> Read(string text) => Read(new StringReader(text));

    /// <summary>The same of a text that is read on as the records are asked for, once.</summary>
    public static IEnumerable<CsvRecord> Read(TextReader text) => new CsvReader(text).Records();

    public static void Write(TextWriter writer, params ReadOnlySpan<string?> fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            var field = Guarded(fields[i] ?? "");
            writer.Write(i == 0 ? "" : ",");
            writer.Write(field.AsSpan().IndexOfAny(",;\t\"\r\n") >= 0 || field.AsSpan().Trim().Length < field.Length
                ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
                : field);
        }

        writer.Write("\r\n");
    }

    /// <summary>The field as it was before <see cref="Write"/> guarded it.</summary>
    public static string Unguarded(string field) => field.Length > 0 && field[0] == Guard && IsFormula(field) ? field[1..] : field;

    private static string Guarded(string field) => IsFormula(field) ? Guard + field : field;

    /// <summary>A spreadsheet would calculate it; one more guard in front of a guarded field keeps the two apart.</summary>
    private static bool IsFormula(ReadOnlySpan<char> field)
    {
        var bare = field.TrimStart(Guard);
        return bare is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];
    }
}
