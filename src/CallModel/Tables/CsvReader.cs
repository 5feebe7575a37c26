using System.Text;

namespace CallCenter.CallModel.Tables;

/// <summary>
/// Reads the records of a CSV text: any line end, a byte order mark, comma, semicolon or tab (the first that stands in the header outside
/// quotes, or what a line "sep=;" before it names), empty lines left out. A quote that is not closed spoils its own row alone: reading goes
/// on at the next line, so that nothing behind it is swallowed.
/// </summary>
public sealed class CsvReader
{
    /// <summary>Fields of a record; more are a fault of the record, lest a file of commas fill the memory.</summary>
    public const int MostFields = 200;

    /// <summary>Characters kept of a field: more than any column may have, so that what is longer is refused as too long.</summary>
    private const int MostKept = 200_000;

    private const string SeparatorHint = "sep=";
    private readonly string _text;
    private readonly char _separator;
    private readonly StringBuilder _field = new();
    private int _at;

    public CsvReader(string text)
    {
        _text = text;
        _at = text.StartsWith('\uFEFF') ? 1 : 0;
        _separator = ReadSeparator();
    }

    public IEnumerable<CsvRecord> Records()
    {
        var row = 0;
        while (_at < _text.Length)
        {
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
            var start = _at;
            var quote = ReadField();
            stray |= quote == Quote.Stray;
            if (quote is Quote.Open or Quote.NotDoubled)
            {
                _at = LineEnd(start);
                return new CsvRecord(row, fields, quote == Quote.Open
                    ? $"field {fields.Count + 1} opens a quote that is never closed"
                    : $"field {fields.Count + 1} is quoted and has a quote in it that is not doubled, or is not closed in its line", stray);
            }

            surplus |= fields.Count == MostFields;
            if (!surplus)
            {
                fields.Add(_field.ToString());
            }

            if (_at == _text.Length || _text[_at] != _separator)
            {
                return new CsvRecord(row, fields, surplus ? $"more than {MostFields} fields" : null, stray);
            }

            _at++;
        }
    }

    /// <summary>Reads one field and stops at the separator, line end or end of the text behind it.</summary>
    private Quote ReadField()
    {
        _field.Clear();
        if (_at == _text.Length || _text[_at] != '"')
        {
            var (from, end) = (_at, EndOfPlain());
            Keep(_text.AsSpan(from, end - from));
            _at = end;
            return _text.AsSpan(from, end - from).Contains('"') ? Quote.Stray : Quote.None;
        }

        return ReadQuoted();
    }

    private Quote ReadQuoted()
    {
        var start = ++_at;
        while (true)
        {
            var quote = _text.IndexOf('"', _at);
            if (quote < 0)
            {
                return Quote.Open;
            }

            Keep(_text.AsSpan(_at, quote - _at));
            _at = quote + 1;
            if (_at == _text.Length || _text[_at] != '"')
            {
                break;
            }

            Keep("\"");
            _at++;
        }

        // Something behind the closing quote: harmless within a line, else a quote of another row was taken for the end.
        var end = EndOfPlain();
        var tail = _text.AsSpan(_at, end - _at);
        if (tail.Trim().Length > 0 && (tail.Contains('"') || _text.AsSpan(start, _at - start).IndexOfAny('\r', '\n') >= 0))
        {
            return Quote.NotDoubled;
        }

        Keep(tail.Trim());
        _at = end;
        return Quote.None;
    }

    private void Keep(ReadOnlySpan<char> part) => _field.Append(part[..Math.Min(part.Length, MostKept - _field.Length)]);

    private int EndOfPlain()
    {
        var length = _text.AsSpan(_at).IndexOfAny(_separator, '\r', '\n');
        return length < 0 ? _text.Length : _at + length;
    }

    private int LineEnd(int from)
    {
        var length = _text.AsSpan(from).IndexOfAny('\r', '\n');
        return length < 0 ? _text.Length : from + length;
    }

    private void SkipLineEnd()
    {
        if (_at < _text.Length)
        {
            _at += _text[_at] == '\r' && _at + 1 < _text.Length && _text[_at + 1] == '\n' ? 2 : 1;
        }
    }

    private char ReadSeparator()
    {
        var line = _text.AsSpan(_at, LineEnd(_at) - _at);
        if (line.StartsWith(SeparatorHint, StringComparison.OrdinalIgnoreCase) && line.Length == SeparatorHint.Length + 1)
        {
            _at += line.Length;
            SkipLineEnd();
            return line[^1];
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
