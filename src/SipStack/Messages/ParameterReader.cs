namespace CallCenter.SipStack.Messages;

/// <summary>
/// Walks ";name=value;name" (RFC 3261 §25.1 generic-param). Values keep their quotes; spaces around ";" and "=" are allowed.
/// </summary>
internal ref struct ParameterReader(ReadOnlySpan<byte> text)
{
    private ReadOnlySpan<byte> _rest = Lex.Trim(text);

    public ReadOnlySpan<byte> Name { get; private set; }

    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>True once something stood there that is no parameter; reading has stopped.</summary>
    public bool Malformed { get; private set; }

    /// <summary>The text may begin with the ";" of the first parameter or with its name.</summary>
    public bool Read()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        if (_rest[0] == ';')
        {
            _rest = _rest[1..];
        }

        var end = Lex.IndexOutsideQuotes(_rest, (byte)';');
        var one = end < 0 ? _rest : _rest[..end];
        _rest = end < 0 ? default : _rest[end..];
        var equals = one.IndexOf((byte)'=');
        Name = Lex.Trim(equals < 0 ? one : one[..equals]);
        Value = equals < 0 ? default : Lex.Trim(one[(equals + 1)..]);
        if (Lex.IsToken(Name) && (equals < 0 || IsValue(Value)))
        {
            return true;
        }

        Malformed = true;
        _rest = default;
        return false;
    }

    /// <summary>False when a parameter is malformed; an empty text is fine.</summary>
    public static bool AreValid(ReadOnlySpan<byte> parameters)
    {
        var reader = new ParameterReader(parameters);
        while (reader.Read())
        {
        }

        return !reader.Malformed;
    }

    public static bool TryFind(ReadOnlySpan<byte> parameters, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        var reader = new ParameterReader(parameters);
        while (reader.Read())
        {
            if (Lex.Same(reader.Name, name))
            {
                value = reader.Value;
                return true;
            }
        }

        value = default;
        return false;
    }

    // Tokens, hosts and quoted strings; liberal in what else may stand unquoted, as long as it cannot be mistaken for structure.
    private static bool IsValue(ReadOnlySpan<byte> value) =>
        !value.IsEmpty && (value[0] == '"' ? Lex.EndOfQuoted(value, 0) == value.Length : !value.ContainsAny((byte)'"', (byte)',', (byte)' '));
}
