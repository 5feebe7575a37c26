using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace CallCenter.SipStack.Messages;

/// <summary>A sip:, sips: or tel: URI with its parts as text (RFC 3261 §19.1, RFC 3966). Escapes in the user part are resolved.</summary>
/// <param name="User">empty when the URI has none; for tel: the number.</param>
/// <param name="Host">IPv6 literals without brackets; empty for tel:.</param>
/// <param name="Port">0 = not given.</param>
/// <param name="Parameters">everything after the first ";" of the host part, without it; empty when none.</param>
/// <param name="Headers">everything after "?", without it; empty when none.</param>
public sealed record SipUri(string Scheme, string User, string Host, int Port = 0, string Parameters = "", string Headers = "")
{
    public static SipUri Sip(string user, string host, int port = 0, string parameters = "") => new("sip", user, host, port, parameters);

    /// <summary>The telephone-subscriber with its parameters, which sip: URIs carry in the user part (RFC 3966 §3, RFC 3261 §19.1.6).</summary>
    public string Subscriber => IsSip || Parameters.Length == 0 ? User : $"{User};{Parameters}";

    public bool IsSip => Scheme is "sip" or "sips";

    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out SipUri? uri)
    {
        uri = null;
        return text is not null && TryParse(Encoding.UTF8.GetBytes(text), out uri);
    }

    public static bool TryParse(ReadOnlySpan<byte> text, [NotNullWhen(true)] out SipUri? uri)
    {
        uri = UriView.TryParse(text, out var view) ? view.ToUri() : null;
        return uri is not null;
    }

    /// <summary>Value of a parameter, "" when it has none, null when it is not there. Names compare without case.</summary>
    public string? Parameter(string name)
    {
        foreach (var range in Parameters.AsSpan().Split(';'))
        {
            var parameter = Parameters.AsSpan(range);
            var equals = parameter.IndexOf('=');
            var key = equals < 0 ? parameter : parameter[..equals];
            if (key.Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return equals < 0 ? "" : parameter[(equals + 1)..].Trim().ToString();
            }
        }

        return null;
    }

    public override string ToString()
    {
        var text = new StringBuilder(Scheme).Append(':');
        if (User.Length > 0)
        {
            UriEscape.AppendUser(text, User);
            if (Host.Length > 0)
            {
                text.Append('@');
            }
        }

        _ = Host.Contains(':') ? text.Append('[').Append(Host).Append(']') : text.Append(Host);
        _ = Port > 0 ? text.Append(':').Append(Port) : text;
        _ = Parameters.Length > 0 ? text.Append(';').Append(Parameters) : text;
        _ = Headers.Length > 0 ? text.Append('?').Append(Headers) : text;
        return text.ToString();
    }
}
