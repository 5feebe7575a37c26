namespace CallCenter.SipStack.Messages;

/// <summary>A body, or one part of a multipart body, with the headers that say what it is (RFC 5621).</summary>
internal ref struct BodyPart
{
    /// <summary>Value of Content-Type; empty when there is none.</summary>
    public ReadOnlySpan<byte> Type { get; set; }

    /// <summary>Value of Content-Disposition; empty when there is none.</summary>
    public ReadOnlySpan<byte> Disposition { get; set; }

    public ReadOnlySpan<byte> Encoding { get; set; }

    public ReadOnlySpan<byte> TransferEncoding { get; set; }

    public ReadOnlySpan<byte> Content { get; set; }

    /// <summary>Media type without parameters.</summary>
    public readonly ReadOnlySpan<byte> MediaType => First(Type);

    /// <summary>It has a Content-ID.</summary>
    public bool HasId { get; set; }

    /// <summary>
    /// Whoever does not understand it may leave it aside: said so, or only there to be referred to, as the location of RFC 6442, which has an id
    /// and says nothing of its disposition.
    /// </summary>
    public readonly bool IsOptional => TryParameter(Disposition, "handling"u8, out var handling)
        ? Lex.Same(handling, "optional"u8)
        : Disposition.IsEmpty ? HasId : Lex.Same(First(Disposition), "by-reference"u8);

    /// <summary>It describes the session: said so, or what a description does when nothing is said (RFC 3261 §20.11).</summary>
    public readonly bool IsForSession => Disposition.IsEmpty || Lex.Same(First(Disposition), "session"u8);

    /// <summary>The content stands there as it is.</summary>
    public readonly bool IsPlain => (Encoding.IsEmpty || Lex.Same(Encoding, "identity"u8))
        && (TransferEncoding.IsEmpty || Lex.Same(TransferEncoding, "binary"u8) || Lex.Same(TransferEncoding, "8bit"u8)
            || Lex.Same(TransferEncoding, "7bit"u8));

    public static BodyPart Of(SipMessage message) => new()
    {
        Type = message.Get(HeaderId.ContentType),
        Disposition = message.Get(HeaderId.ContentDisposition),
        Encoding = message.Get(HeaderId.ContentEncoding),
        Content = message.Body,
    };

    /// <summary>Reads a part's own headers, folded ones too; what follows the first empty line is its content.</summary>
    public static BodyPart Parse(ReadOnlySpan<byte> text)
    {
        var part = default(BodyPart);
        while (!text.IsEmpty)
        {
            var end = EndOfHeader(text);
            var line = text[..end].Trim("\r\n"u8);
            text = text[end..];
            if (line.IsEmpty)
            {
                part.Content = text;
                break;
            }

            var colon = line.IndexOf((byte)':');
            if (colon > 0)
            {
                var name = Lex.Trim(line[..colon]);
                part.HasId |= Lex.Same(name, "Content-ID"u8);
                part.Take(HeaderNames.Find(name), Lex.Trim(Unfold(line[(colon + 1)..])));
            }
        }

        return part;
    }

    public static bool TryParameter(ReadOnlySpan<byte> header, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        var semicolon = header.IndexOf((byte)';');
        value = default;
        return semicolon >= 0 && ParameterReader.TryFind(header[semicolon..], name, out value);
    }

    private void Take(HeaderId name, ReadOnlySpan<byte> value)
    {
        switch (name)
        {
            case HeaderId.ContentType:
                Type = value;
                break;
            case HeaderId.ContentDisposition:
                Disposition = value;
                break;
            case HeaderId.ContentEncoding:
                Encoding = value;
                break;
            case HeaderId.ContentTransferEncoding:
                TransferEncoding = value;
                break;
            default:
                break;
        }
    }

    // Behind the line break that no blank follows.
    private static int EndOfHeader(ReadOnlySpan<byte> text)
    {
        for (var at = 0; text[at..].IndexOf((byte)'\n') is var feed and >= 0;)
        {
            var isEmpty = text[..(at + feed)].Trim((byte)'\r').IsEmpty;
            at += feed + 1;
            if (isEmpty || at >= text.Length || !Lex.IsSpace(text[at]))
            {
                return at;
            }
        }

        return text.Length;
    }

    private static ReadOnlySpan<byte> Unfold(ReadOnlySpan<byte> value)
    {
        if (!value.ContainsAny((byte)'\r', (byte)'\n'))
        {
            return value;
        }

        var line = value.ToArray();
        line.AsSpan().Replace((byte)'\r', (byte)' ');
        line.AsSpan().Replace((byte)'\n', (byte)' ');
        return line;
    }

    private static ReadOnlySpan<byte> First(ReadOnlySpan<byte> header)
    {
        var semicolon = header.IndexOf((byte)';');
        return Lex.Trim(semicolon < 0 ? header : header[..semicolon]);
    }
}
