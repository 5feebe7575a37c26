using System.Text;
using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Sessions;

/// <summary>
/// What applications put into a call's headers for each other: X- headers and User-to-User (RFC 7433), and who has passed it on (Referred-By, RFC 3892), by
/// name in lower case. Bounded, because strangers write them too.
/// </summary>
internal static class CallData
{
    private const string ReferredBy = "referred-by";
    private const int Most = 32;
    private const int LongestName = 64;
    private const int LongestValue = 1024;

    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    public static IReadOnlyDictionary<string, string> Of(SipMessage message)
    {
        Dictionary<string, string>? data = null;
        foreach (ref readonly var header in message.Headers)
        {
            if (header.Id == HeaderId.ReferredBy)
            {
                Add(ref data, ReferredBy, Encoding.UTF8.GetString(message[header.Value]));
            }
            else if (header.Id == HeaderId.Other)
            {
                Add(ref data, Encoding.UTF8.GetString(message[header.Name]), Encoding.UTF8.GetString(message[header.Value]));
            }
        }

        return data ?? None;
    }

    /// <summary>Those within a URI ("?X-Account=42&amp;User-to-User=..."), escapes resolved, besides the message's own.</summary>
    public static IReadOnlyDictionary<string, string> Of(SipMessage message, string uriHeaders)
    {
        var data = new Dictionary<string, string>(Of(message));
        foreach (var header in uriHeaders.Split('&'))
        {
            if (header.IndexOf('=') is > 0 and var equals)
            {
                Add(ref data!, header[..equals], UriEscape.Decode(Encoding.UTF8.GetBytes(header[(equals + 1)..])));
            }
        }

        return data;
    }

    private static void Add(ref Dictionary<string, string>? data, string name, string value)
    {
        var key = name.ToLowerInvariant();
        var isData = key is "user-to-user" or ReferredBy || (key.StartsWith("x-", StringComparison.Ordinal) && key.Length > 2);
        if (isData && key.Length <= LongestName && value.Length <= LongestValue && !value.AsSpan().ContainsAnyInRange('\0', '\u001f')
            && (data?.Count ?? 0) < Most)
        {
            (data ??= [])[key] = value;
        }
    }
}
