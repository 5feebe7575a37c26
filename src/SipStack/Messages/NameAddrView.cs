namespace CallCenter.SipStack.Messages;

/// <summary>One address as slices of the message: display name (with its quotes), URI text, header parameters.</summary>
internal readonly ref struct NameAddrView
{
    public ReadOnlySpan<byte> DisplayName { get; private init; }

    public ReadOnlySpan<byte> Uri { get; private init; }

    /// <summary>Without the first ";".</summary>
    public ReadOnlySpan<byte> Parameters { get; private init; }

    public bool TryParameter(ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value) => ParameterReader.TryFind(Parameters, name, out value);

    /// <summary>Exactly one address; its URI and its parameters are checked for syntax.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out NameAddrView address)
    {
        address = default;
        text = Lex.Trim(text);
        if (text.IsEmpty)
        {
            return false;
        }

        var open = text[0] == '"' ? OpenAfterQuoted(text) : OpenOf(text);
        if (open == -2)
        {
            return false;
        }

        return (open < 0 ? TryBare(text, out address) : TryBracketed(text, open, out address))
            && UriView.TryParse(address.Uri, out _) && ParameterReader.AreValid(address.Parameters);
    }

    // The "<" must follow the quoted name; -2 when it does not.
    private static int OpenAfterQuoted(ReadOnlySpan<byte> text)
    {
        var end = Lex.EndOfQuoted(text, 0);
        while (end > 0 && end < text.Length && Lex.IsSpace(text[end]))
        {
            end++;
        }

        return end > 0 && end < text.Length && text[end] == '<' ? end : -2;
    }

    // A "<" inside a quoted parameter (+sip.instance) belongs to that.
    private static int OpenOf(ReadOnlySpan<byte> text)
    {
        var first = text.IndexOfAny((byte)'<', (byte)'"');
        return first >= 0 && text[first] == '<' ? first : -1;
    }

    private static bool TryBracketed(ReadOnlySpan<byte> text, int open, out NameAddrView address)
    {
        address = default;
        var name = Lex.Trim(text[..open]);
        var close = text[open..].IndexOf((byte)'>');
        // RFC 4475 §3.1.2.15: a name with separators in it must be quoted.
        if (close < 0 || (!name.IsEmpty && name[0] != '"' && name.IndexOfAny(",;:@\""u8) >= 0))
        {
            return false;
        }

        var after = Lex.Trim(text[(open + close + 1)..]);
        if (!after.IsEmpty && after[0] != ';')
        {
            return false;
        }

        address = new NameAddrView
        {
            DisplayName = name,
            Uri = text[(open + 1)..(open + close)],
            Parameters = after.IsEmpty ? after : Lex.Trim(after[1..]),
        };
        return after.IsEmpty || StartsWell(address.Parameters);
    }

    // Without brackets every ";" begins a header parameter, and "?" or "," may not occur (RFC 3261 §20).
    private static bool TryBare(ReadOnlySpan<byte> text, out NameAddrView address)
    {
        var semicolon = text.IndexOf((byte)';');
        var uri = Lex.Trim(semicolon < 0 ? text : text[..semicolon]);
        address = new NameAddrView { Uri = uri, Parameters = semicolon < 0 ? default : Lex.Trim(text[(semicolon + 1)..]) };
        return !uri.ContainsAny((byte)'?', (byte)',') && (semicolon < 0 || StartsWell(address.Parameters));
    }

    private static bool StartsWell(ReadOnlySpan<byte> parameters) => !parameters.IsEmpty && parameters[0] != ';';
}
