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
