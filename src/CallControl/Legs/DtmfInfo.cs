using CallCenter.SipStack.Messages;

namespace CallCenter.CallControl.Legs;

/// <summary>Keys in INFO bodies: "application/dtmf-relay" with a Signal line, or "application/dtmf" with the key alone; some mix the two up.</summary>
internal static class DtmfInfo
{
    private const string SignalName = "Signal";

    public static char? TryRead(SipBody body)
    {
        if (!body.Is("application/dtmf") && !body.Is("application/dtmf-relay"))
        {
            return null;
        }

        var text = body.Text.AsSpan();
        if (!text.Contains('='))
        {
            return Key(text);
        }

        foreach (var line in text.EnumerateLines())
        {
            var equals = line.IndexOf('=');
            if (equals > 0 && line[..equals].Trim().Equals(SignalName, StringComparison.OrdinalIgnoreCase))
            {
                return Key(line[(equals + 1)..]);
            }
        }

        return null;
    }

    /// <summary>Some phones send the event's number instead of the key (RFC 4733 section 3.2): 10 for *, 11 for #, 12 to 15 for A to D.</summary>
    private static char? Key(ReadOnlySpan<char> text) => text.Trim() switch
    {
        "10" => '*',
        "11" => '#',
        "12" => 'A',
        "13" => 'B',
        "14" => 'C',
        "15" => 'D',
        [var key] when "0123456789*#ABCD".Contains(char.ToUpperInvariant(key)) => char.ToUpperInvariant(key),
        _ => null,
    };
}
