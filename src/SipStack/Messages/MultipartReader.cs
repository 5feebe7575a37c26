namespace CallCenter.SipStack.Messages;

/// <summary>
/// The parts of a multipart body one after the other (RFC 2046 §5.1.1). Preamble and epilogue are left out; lines may end with LF alone; a
/// last delimiter that is missing is taken as being at the end.
/// </summary>
internal ref struct MultipartReader(ReadOnlySpan<byte> content, ReadOnlySpan<byte> boundary)
{
    private readonly ReadOnlySpan<byte> _content = content;
    private readonly ReadOnlySpan<byte> _boundary = boundary;
    private int _at;
    private bool _begun;
    private bool _over;

    /// <summary>Headers and content of the part, without the line break that belongs to the next delimiter.</summary>
    public ReadOnlySpan<byte> Current { get; private set; }

    public bool Read()
    {
        if (!_begun)
        {
            _begun = true;
            _over = !ToDelimiter(out _, out var isLast) || isLast;
        }

        if (_over)
        {
            return false;
        }

        var start = _at;
        var found = ToDelimiter(out var end, out var last);
        _over = !found || last;
        Current = _content[start..Math.Max(start, end)];
        return true;
    }

    // Moves behind the next delimiter line; false and the end of the content when there is none.
    private bool ToDelimiter(out int before, out bool isLast)
    {
        isLast = false;
        while (_at < _content.Length)
        {
            var start = _at;
            var feed = _content[start..].IndexOf((byte)'\n');
            _at = feed < 0 ? _content.Length : start + feed + 1;
            if (IsDelimiter(_content[start.._at], out isLast))
            {
                before = start > 0 ? start - 1 : 0;
                before -= before > 0 && _content[before - 1] == '\r' ? 1 : 0;
                return true;
            }
        }

        before = _content.Length;
        return false;
    }

    private readonly bool IsDelimiter(ReadOnlySpan<byte> line, out bool isLast)
    {
        isLast = false;
        if (!line.StartsWith("--"u8) || !line[2..].StartsWith(_boundary))
        {
            return false;
        }

        var rest = line[(2 + _boundary.Length)..];
        isLast = rest.StartsWith("--"u8);
        return rest[(isLast ? 2 : 0)..].Trim(" \t\r\n"u8).IsEmpty;
    }
}
