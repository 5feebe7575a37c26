using CallCenter.SipStack.Messages;

namespace CallCenter.CallControl.Legs;

/// <summary>Keys in INFO bodies: "application/dtmf-relay" with a Signal line, or "application/dtmf" with the key alone.</summary>
internal static class DtmfInfo
{
    private const string SignalName = "Signal";

    public static char? TryRead(SipBody body)
    {
        if (body.Is("application/dtmf"))
        {
            return Key(body.Text);
        }

        if (!body.Is("application/dtmf-relay"))
        {
            return null;
        }

        foreach (var line in body.Text.AsSpan().EnumerateLines())
        {
            var equals = line.IndexOf('=');
            if (equals > 0 && line[..equals].Trim().Equals(SignalName, StringComparison.OrdinalIgnoreCase))
            {
                return Key(line[(equals + 1)..]);
            }
        }

        return null;
    }

    /// <summary>Some phones send * and # as 10 and 11.</summary>
    private static char? Key(ReadOnlySpan<char> text) => text.Trim() switch
    {
        "10" => '*',
        "11" => '#',
        [var key] when "0123456789*#ABCD".Contains(char.ToUpperInvariant(key)) => char.ToUpperInvariant(key),
        _ => null,
    };
}
