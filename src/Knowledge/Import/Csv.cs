using System.Text;

namespace CallCenter.Knowledge.Import;

/// <summary>Comma-separated values as RFC 4180 has them, read leniently: any line end, a byte order mark, comma, semicolon or tab.</summary>
internal static class Csv
{
    private static readonly char[] Separators = [',', ';', '\t'];

    /// <summary>
    /// The records of a text, one list of fields each, empty lines left out; the first separator that the first line has is the text's. A
    /// quote that is never closed ends with the text.
    /// </summary>
    public static IEnumerable<IReadOnlyList<string>> Read(string text)
    {
        var at = text.StartsWith('\uFEFF') ? 1 : 0;
        var separator = SeparatorOf(text.AsSpan(at));
        var field = new StringBuilder();
        while (at < text.Length)
        {
            var record = new List<string>();
            do
            {
                at = ReadField(text, at, separator, field);
                record.Add(field.ToString());
            }
            while (at < text.Length && text[at++] == separator);

            // the record's end is \n, \r or both
            at += at < text.Length && text[at - 1] == '\r' && text[at] == '\n' ? 1 : 0;
            if (record.Count > 1 || record[0].Length > 0)
            {
                yield return record;
            }
        }
    }

    public static void Write(TextWriter writer, params ReadOnlySpan<string?> fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            var field = fields[i] ?? "";
            writer.Write(i == 0 ? "" : ",");
            writer.Write(field.AsSpan().IndexOfAny(",;\t\"\r\n") >= 0 || field.AsSpan().Trim().Length < field.Length
                ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
                : field);
        }

        writer.Write("\r\n");
    }

    private static char SeparatorOf(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny('\r', '\n');
        var first = (end < 0 ? text : text[..end]).IndexOfAny(Separators);
        return first < 0 ? ',' : text[first];
    }

    /// <summary>Reads one field and returns where it ends: at a separator, a line end or the end of the text.</summary>
    private static int ReadField(string text, int at, char separator, StringBuilder field)
    {
        field.Clear();
        var quoted = at < text.Length && text[at] == '"';
        for (at += quoted ? 1 : 0; at < text.Length; at++)
        {
            var c = text[at];
            if (quoted && c == '"' && at + 1 < text.Length && text[at + 1] == '"')
            {
                at++;
            }
            else if (quoted && c == '"')
            {
                quoted = false;
                continue;
            }
            else if (!quoted && (c == separator || c is '\r' or '\n'))
            {
                return at;
            }

            field.Append(c);
        }

        return at;
    }
}
