namespace CallCenter.SipStack.Messages;

/// <summary>The first Via value, decoded once: what matching (RFC 3261 §17.2.3) and response routing (§18.2.2, RFC 3581) need.</summary>
/// <param name="Value">the whole value.</param>
/// <param name="Host">sent-by host; IPv6 literals keep their brackets.</param>
/// <param name="Port">sent-by port; 0 = not given.</param>
/// <param name="RportAt">where "=port" is to be put behind a bare "rport", counted from the value's start; 0 = not asked for.</param>
/// <param name="IsAlias">requests to the sent-by may go by the connection that this one came on (RFC 5923).</param>
internal readonly record struct TopVia(Slice Value, Slice Transport, Slice Host, ushort Port, Slice Branch, ushort RportAt, bool IsAlias)
{
    private static ReadOnlySpan<byte> UsualStart => "SIP/2.0/"u8;

    /// <summary>
    /// Reads the first value of a Via line that lies inside <paramref name="message"/>. False with a host = its parameters are broken.
    /// </summary>
    public static bool TryParse(SipMessage message, ReadOnlySpan<byte> line, out TopVia via)
    {
        via = default;
        var comma = Lex.IndexOutsideQuotes(line, (byte)',');
        var value = Lex.Trim(comma < 0 ? line : line[..comma]);
        var rest = AfterProtocol(value);
        var space = rest.IndexOfAny((byte)' ', (byte)'\t');
        if (space <= 0 || !Lex.IsToken(rest[..space]))
        {
            return false;
        }

        var transport = rest[..space];
        rest = rest[space..];
        var semicolon = rest.IndexOf((byte)';');
        var sentBy = Lex.Trim(semicolon < 0 ? rest : rest[..semicolon]);
        if (!UriView.TryHostPort(sentBy, out var host, out var port))
        {
            return false;
        }

        ReadOnlySpan<byte> branch = default;
        var rportAt = 0;
        var isAlias = false;
        var parameters = new ParameterReader(semicolon < 0 ? default : rest[semicolon..]);
        while (parameters.Read())
        {
            if (Lex.Same(parameters.Name, "branch"u8))
            {
                branch = parameters.Value;
            }
            else if (parameters.Value.IsEmpty && Lex.Same(parameters.Name, "rport"u8) && value.Overlaps(parameters.Name, out var at))
            {
                rportAt = at + parameters.Name.Length;
            }
            else if (Lex.Same(parameters.Name, "alias"u8))
            {
                isAlias = true;
            }
        }

        via = new TopVia(message.SliceOf(value), message.SliceOf(transport), message.SliceOf(host), (ushort)port, message.SliceOf(branch),
            (ushort)rportAt, isAlias);
        return !parameters.Malformed;
    }

    // What follows "SIP/2.0/", spaces around the slashes allowed; empty when the value does not begin so.
    private static ReadOnlySpan<byte> AfterProtocol(ReadOnlySpan<byte> value)
    {
        if (value.StartsWith(UsualStart))
        {
            return value[UsualStart.Length..];
        }

        var first = value.IndexOf((byte)'/');
        var second = first < 0 ? -1 : value[(first + 1)..].IndexOf((byte)'/');
        if (second < 0 || !Lex.Same(Lex.Trim(value[..first]), "SIP"u8) || !Lex.IsToken(Lex.Trim(value.Slice(first + 1, second))))
        {
            return default;
        }

        return Lex.Trim(value[(first + second + 2)..]);
    }
}
