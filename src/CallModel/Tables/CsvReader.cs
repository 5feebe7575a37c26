using System.Text;
using CallCenter.CallModel.Faults;

namespace CallCenter.CallModel.Tables;

/// <summary>
/// Reads the records of a CSV text: any line end, a byte order mark, comma, semicolon or tab (the first that stands in the header outside
/// quotes, or what a line "sep=;" before it names), empty lines left out. A quote that is not closed spoils its own row alone: reading goes
/// on at the next line, so that nothing behind it is swallowed. Of the text no more is in memory than a record, and what follows a quote that is not closed.
/// </summary>
public sealed class CsvReader
{
    /// <summary>Fields of a record; more are a fault of the record, lest a file of commas fill the memory.</summary>
    public const int MostFields = 200;

    /// <summary>Characters kept of a field: more than any column may have, so that what is longer is refused as too long.</summary>
    private const int MostKept = 200_000;

    private const string SeparatorHint = "sep=";
    private readonly TextWindow _text;
    private readonly char _separator;
    private readonly StringBuilder _field = new();

    public CsvReader(TextReader text)
    {
        _text = new TextWindow(text);
        _text.At = _text.Has('\uFEFF', 0) ? 1 : 0;
        _separator = ReadSeparator();
    }

    public IEnumerable<CsvRecord> Records()
    {
        var row = 0;
        while (!_text.EndsAt(_text.At))
        {
            _text.Mark();
            var record = ReadRecord(row + 1);
            SkipLineEnd();
            if (record.Fault is not null || record.Fields.Count > 1 || record.Fields[0].Length > 0)
            {
                row++;
                yield return record;
            }
        }
    }

    private CsvRecord ReadRecord(int row)
    {
        var fields = new List<string>();
        var (surplus, stray) = (false, false);
        while (true)
        {
            var start = _text.At;
            var quote = ReadField();
            stray |= quote == Quote.Stray;
            if (quote is Quote.Open or Quote.NotDoubled)
            {
                _text.At = LineEnd(start);
                return new CsvRecord(row, fields, Broken(quote, fields.Count + 1), stray);
            }

            surplus |= fields.Count == MostFields;
            if (!surplus)
            {
                fields.Add(_field.ToString());
            }

            if (!_text.Has(_separator, _text.At))
            {
                return new CsvRecord(row, fields, surplus ? Check.Most("row", MostFields + 1, MostFields) : null, stray);
            }

            _text.At++;
        }
    }

    private static FieldFault Broken(Quote quote, int number) => new(
        "row",
        quote == Quote.Open ? FaultCode.OpenQuote : FaultCode.LoneQuote,
        quote == Quote.Open
            ? $"field {number} opens a quote that is never closed"
            : $"field {number} is quoted and has a quote in it that is not doubled, or is not closed in its line")
    {
        Args = FieldFault.Of(("number", number)),
    };

    /// <summary>Reads one field and stops at the separator, line end or end of the text behind it.</summary>
    private Quote ReadField()
    {
        _field.Clear();
        if (_text.Has('"', _text.At))
        {
            return ReadQuoted();
        }

        var (from, end) = (_text.At, EndOfPlain());
        var field = _text.Between(from, end);
        Keep(field);
        _text.At = end;
        return field.Contains('"') ? Quote.Stray : Quote.None;
    }

    private Quote ReadQuoted()
    {
        var start = ++_text.At;
        while (true)
        {
            var quote = _text.Find(_text.At, "\"");
            if (_text.EndsAt(quote))
            {
                return Quote.Open;
            }

            Keep(_text.Between(_text.At, quote));
            _text.At = quote + 1;
            if (!_text.Has('"', _text.At))
            {
                break;
            }

            Keep("\"");
            _text.At++;
        }

        // Something behind the closing quote: harmless within a line, else a quote of another row was taken for the end.
        var end = EndOfPlain();
        var tail = _text.Between(_text.At, end);
        if (tail.Trim().Length > 0 && (tail.Contains('"') || _text.Between(start, _text.At).IndexOfAny('\r', '\n') >= 0))
        {
            return Quote.NotDoubled;
        }

        Keep(tail.Trim());
        _text.At = end;
        return Quote.None;
    }

    private void Keep(ReadOnlySpan<char> part) => _field.Append(part[..Math.Min(part.Length, MostKept - _field.Length)]);

    private int EndOfPlain() => _text.Find(_text.At, [_separator, '\r', '\n']);

    private int LineEnd(int from) => _text.Find(from, "\r\n");

    private void SkipLineEnd()
    {
        if (!_text.EndsAt(_text.At))
        {
            _text.At += _text.Has('\r', _text.At) && _text.Has('\n', _text.At + 1) ? 2 : 1;
        }
    }

    private char ReadSeparator()
    {
        var end = LineEnd(_text.At);
        var line = _text.Between(_text.At, end);
        if (line.StartsWith(SeparatorHint, StringComparison.OrdinalIgnoreCase) && line.Length == SeparatorHint.Length + 1)
        {
            var separator = line[^1];
            _text.At = end;
            SkipLineEnd();
            return separator;
        }

        var quoted = false;
        foreach (var c in line)
        {
            quoted ^= c == '"';
            if (!quoted && (c is ',' or ';' or '\t'))
            {
                return c;
            }
        }

        return ',';
    }

    private enum Quote
    {
        None,
        Stray,
        Open,
        NotDoubled,
    }
}
