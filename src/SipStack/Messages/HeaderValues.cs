namespace CallCenter.SipStack.Messages;

/// <summary>Splits one header line at its commas, outside of quotes and angle brackets. Empty values are skipped.</summary>
internal ref struct ListReader(ReadOnlySpan<byte> text)
{
    private ReadOnlySpan<byte> _rest = text;

    public ReadOnlySpan<byte> Current { get; private set; }

    public bool Read()
    {
        while (!_rest.IsEmpty)
        {
            var comma = Lex.IndexOutsideQuotes(_rest, (byte)',');
            Current = Lex.Trim(comma < 0 ? _rest : _rest[..comma]);
            _rest = comma < 0 ? default : _rest[(comma + 1)..];
            if (!Current.IsEmpty)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>All values of one header in the order of the message.</summary>
internal ref struct HeaderValues(SipMessage message, HeaderId id)
{
    private int _next;
    private ListReader _line;

    public ReadOnlySpan<byte> Current => _line.Current;

    public readonly HeaderValues GetEnumerator() => this;

    public bool MoveNext()
    {
        while (!_line.Read())
        {
            var headers = message.Headers;
            while (_next < headers.Length && headers[_next].Id != id)
            {
                _next++;
            }

            if (_next >= headers.Length)
            {
                return false;
            }

            _line = new ListReader(message[headers[_next++].Value]);
        }

        return true;
    }
}
