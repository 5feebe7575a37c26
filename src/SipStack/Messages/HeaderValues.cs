namespace CallCenter.SipStack.Messages;

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
