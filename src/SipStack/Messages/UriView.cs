using System.Buffers;
using System.Text;

namespace CallCenter.SipStack.Messages;

/// <summary>The parts of a URI as slices of the message that carries it (RFC 3261 §19.1.1).</summary>
internal readonly ref struct UriView
{
    // None of these may stand in a URI as it is; whoever sends them has lost an escape or a bracket.
    private static readonly SearchValues<byte> Forbidden = SearchValues.Create(
        "\0\u0001\u0002\u0003\u0004\u0005\u0006\a\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f \"<>\u007f"u8);

    private static readonly SearchValues<byte> HostBytes = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_"u8);

    private static readonly SearchValues<byte> SchemeBytes = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-."u8);

    public ReadOnlySpan<byte> Scheme { get; private init; }

    public ReadOnlySpan<byte> User { get; private init; }

    /// <summary>IPv6 literals keep their brackets.</summary>
    public ReadOnlySpan<byte> Host { get; private init; }

    public int Port { get; private init; }

    public ReadOnlySpan<byte> Parameters { get; private init; }

    public ReadOnlySpan<byte> Headers { get; private init; }

    public bool IsSip => Lex.Same(Scheme, "sip"u8) || IsSips;

    public bool IsSips => Lex.Same(Scheme, "sips"u8);

    public bool IsTel => Lex.Same(Scheme, "tel"u8);

    public static bool TryParse(ReadOnlySpan<byte> text, out UriView uri)
    {
        uri = default;
        var colon = text.IndexOf((byte)':');
        if (colon <= 0 || text.ContainsAny(Forbidden))
        {
            return false;
        }

        var scheme = text[..colon];
        if (scheme.ContainsAnyExcept(SchemeBytes) || !char.IsAsciiLetter((char)scheme[0]))
        {
            return false;
        }

        var rest = text[(colon + 1)..];
        if (Lex.Same(scheme, "sip"u8) || Lex.Same(scheme, "sips"u8))
        {
            return TryParseSip(scheme, rest, out uri);
        }

        var semicolon = rest.IndexOf((byte)';');
        uri = semicolon < 0
            ? new UriView { Scheme = scheme, User = rest }
            : new UriView { Scheme = scheme, User = rest[..semicolon], Parameters = rest[(semicolon + 1)..] };
        return !uri.User.IsEmpty;
    }

    /// <summary>"host", "host:port", "[v6]" or "[v6]:port"; port 0 when not given.</summary>
    public static bool TryHostPort(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> host, out int port)
    {
        port = 0;
        host = text;
        if (text.IsEmpty)
        {
            return false;
        }

        ReadOnlySpan<byte> after;
        if (text[0] == '[')
        {
            var close = text.IndexOf((byte)']');
            if (close < 3)
            {
                return false;
            }

            host = text[..(close + 1)];
            after = text[(close + 1)..];
        }
        else
        {
            var colon = text.IndexOf((byte)':');
            host = colon < 0 ? text : text[..colon];
            after = colon < 0 ? default : text[colon..];
            host = Lex.Trim(host);
            if (host.IsEmpty || host.ContainsAnyExcept(HostBytes))
            {
                return false;
            }
        }

        after = Lex.Trim(after);
        if (after.IsEmpty)
        {
            return true;
        }

        if (after[0] != ':' || !Lex.TryNumber(Lex.Trim(after[1..]), out var number) || number is 0 or > 65535)
        {
            return false;
        }

        port = (int)number;
        return true;
    }

    /// <summary>Value of a parameter (empty when it has none).</summary>
    public bool TryParameter(ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value) => ParameterReader.TryFind(Parameters, name, out value);

    public SipUri ToUri()
    {
        var host = Host.Length > 1 && Host[0] == '[' ? Host[1..^1] : Host;
        return new SipUri(Encoding.ASCII.GetString(Scheme).ToLowerInvariant(), UriEscape.Decode(User), Encoding.ASCII.GetString(host), Port,
            Encoding.UTF8.GetString(Parameters), Encoding.UTF8.GetString(Headers));
    }

    private static bool TryParseSip(ReadOnlySpan<byte> scheme, ReadOnlySpan<byte> rest, out UriView uri)
    {
        uri = default;
        ReadOnlySpan<byte> user = default;
        var at = rest.IndexOf((byte)'@');
        if (at >= 0)
        {
            // a password behind the user (§19.1.1) is nobody's number
            var colon = rest[..at].IndexOf((byte)':');
            user = rest[..(colon < 0 ? at : colon)];
            rest = rest[(at + 1)..];
            if (user.IsEmpty)
            {
                return false;
            }
        }

        ReadOnlySpan<byte> headers = default;
        ReadOnlySpan<byte> parameters = default;
        var question = rest.IndexOf((byte)'?');
        if (question >= 0)
        {
            headers = rest[(question + 1)..];
            rest = rest[..question];
        }

        var semicolon = rest.IndexOf((byte)';');
        if (semicolon >= 0)
        {
            parameters = rest[(semicolon + 1)..];
            rest = rest[..semicolon];
        }

        if (!TryHostPort(rest, out var host, out var port))
        {
            return false;
        }

        uri = new UriView { Scheme = scheme, User = user, Host = host, Port = port, Parameters = parameters, Headers = headers };
        return true;
    }
}
