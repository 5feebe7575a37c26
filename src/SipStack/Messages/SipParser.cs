namespace CallCenter.SipStack.Messages;

/// <summary>
/// Fills a message's table of slices from its bytes (RFC 3261 §7, §25). Never throws; the first fault is kept in
/// <see cref="SipMessage.Error"/>, and reading goes on so that a request can still be answered.
/// </summary>
internal static class SipParser
{
    public const int MaxSize = ushort.MaxValue;
    public const int MaxHeaders = 256;

    private static ReadOnlySpan<byte> Version => "SIP/2.0"u8;

    public static SipParseError Parse(SipMessage message)
    {
        Reset(message);
        var bytes = message.Bytes.AsSpan(0, message.Length);
        var at = SkipEmptyLines(bytes);
        var lineLength = bytes[at..].IndexOf((byte)'\n');
        if (lineLength < 0)
        {
            return message.Error = SipParseError.NotSip;
        }

        var line = WithoutReturn(bytes.Slice(at, lineLength));
        message.Error = line.Length > 4 && Lex.Same(line[..4], "SIP/"u8) ? StatusLine(message, line) : RequestLine(message, line);
        if (message.Error == SipParseError.NotSip)
        {
            return message.Error;
        }

        var headers = HeaderLines(message, at + lineLength + 1);
        var content = SipValidator.Check(message);
        if (message.Error == SipParseError.None)
        {
            message.Error = headers != SipParseError.None ? headers : content;
        }

        return message.Error;
    }

    private static void Reset(SipMessage message)
    {
        message.SlotCount = 0;
        message.IsRequest = message.HasVia = message.IsRetained = false;
        message.Status = 0;
        message.CSeq = 0;
        message.Method = message.CSeqMethod = SipMethod.Unknown;
        message.MethodSlice = message.UriSlice = message.PhraseSlice = message.BodySlice = default;
        message.CallIdSlice = message.FromTagSlice = message.ToTagSlice = default;
        message.Via = default;
    }

    private static int SkipEmptyLines(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length && bytes[at] is (byte)'\r' or (byte)'\n')
        {
            at++;
        }

        return at;
    }

    private static ReadOnlySpan<byte> WithoutReturn(ReadOnlySpan<byte> line) => !line.IsEmpty && line[^1] == '\r' ? line[..^1] : line;

    private static SipParseError RequestLine(SipMessage message, ReadOnlySpan<byte> line)
    {
        var first = line.IndexOf((byte)' ');
        if (first <= 0 || !Lex.IsToken(line[..first]))
        {
            return SipParseError.NotSip;
        }

        message.IsRequest = true;
        message.Method = SipMethods.Find(line[..first]);
        message.MethodSlice = message.SliceOf(line[..first]);
        var last = line.LastIndexOf((byte)' ');
        var version = line[(last + 1)..];
        if (last == first || version.Length < 5 || !Lex.Same(version[..4], "SIP/"u8))
        {
            return SipParseError.StartLine;
        }

        var uri = line[(first + 1)..last];
        message.UriSlice = message.SliceOf(uri);
        if (!Lex.Same(version, Version))
        {
            return SipParseError.Version;
        }

        // RFC 4475 §3.1.2.11: headers have no place in a Request-URI.
        return UriView.TryParse(uri, out var view) && !(view.IsSip && !view.Headers.IsEmpty) ? SipParseError.None : SipParseError.RequestUri;
    }

    private static SipParseError StatusLine(SipMessage message, ReadOnlySpan<byte> line)
    {
        var space = line.IndexOf((byte)' ');
        if (space != Version.Length || !Lex.Same(line[..space], Version))
        {
            return SipParseError.Version;
        }

        var rest = line[(space + 1)..];
        var end = rest.IndexOf((byte)' ');
        var code = end < 0 ? rest : rest[..end];
        if (code.Length != 3 || !Lex.TryNumber(code, out var status) || status is < 100 or > 699)
        {
            return SipParseError.StatusCode;
        }

        message.Status = (int)status;
        message.PhraseSlice = end < 0 ? default : message.SliceOf(rest[(end + 1)..]);
        return SipParseError.None;
    }

    private static SipParseError HeaderLines(SipMessage message, int at)
    {
        var error = SipParseError.None;
        var bytes = message.Bytes.AsSpan(0, message.Length);
        while (true)
        {
            var end = bytes[at..].IndexOf((byte)'\n');
            if (end < 0)
            {
                return error == SipParseError.None ? SipParseError.Unfinished : error;
            }

            end += at;
            var contentEnd = end > at && bytes[end - 1] == '\r' ? end - 1 : end;
            if (contentEnd == at)
            {
                message.BodySlice = new Slice((ushort)(end + 1), (ushort)(bytes.Length - end - 1));
                return error;
            }

            while (end + 1 < bytes.Length && Lex.IsSpace(bytes[end + 1]) && Unfold(bytes, ref contentEnd, ref end))
            {
            }

            if (message.SlotCount == MaxHeaders)
            {
                return SipParseError.TooManyHeaders;
            }

            if (!AddHeader(message, bytes[at..contentEnd], at) && error == SipParseError.None)
            {
                error = SipParseError.HeaderLine;
            }

            at = end + 1;
        }
    }

    // The owned copy is changed in place: a fold becomes spaces (RFC 3261 §7.3.1), so nobody above ever sees one.
    private static bool Unfold(Span<byte> bytes, ref int contentEnd, ref int end)
    {
        var next = bytes[(end + 1)..].IndexOf((byte)'\n');
        if (next < 0)
        {
            return false;
        }

        bytes[contentEnd..(end + 1)].Fill((byte)' ');
        end += next + 1;
        contentEnd = bytes[end - 1] == '\r' ? end - 1 : end;
        return true;
    }

    private static bool AddHeader(SipMessage message, ReadOnlySpan<byte> line, int at)
    {
        var colon = line.IndexOf((byte)':');
        if (colon <= 0)
        {
            return false;
        }

        var name = line[..colon];
        while (!name.IsEmpty && Lex.IsSpace(name[^1]))
        {
            name = name[..^1];
        }

        var id = HeaderNames.Find(name);
        if (id == HeaderId.Other && !Lex.IsToken(name))
        {
            return false;
        }

        var value = Lex.Trim(line[(colon + 1)..]);
        var valueAt = value.IsEmpty ? at + colon + 1 : at + colon + 1 + Offset(line[(colon + 1)..]);
        if (message.SlotCount == message.Slots.Length)
        {
            Array.Resize(ref message.Slots, message.Slots.Length * 2);
        }

        message.Slots[message.SlotCount++] = new HeaderSlot(id, new Slice((ushort)at, (ushort)name.Length),
            new Slice((ushort)valueAt, (ushort)value.Length));
        return true;
    }

    private static int Offset(ReadOnlySpan<byte> text)
    {
        var at = 0;
        while (at < text.Length && Lex.IsSpace(text[at]))
        {
            at++;
        }

        return at;
    }
}
