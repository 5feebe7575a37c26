using System.Text;

namespace CallCenter.SipStack.Messages;

/// <summary>Names and compact forms (RFC 3261 §7.3.3, §20).</summary>
internal static class HeaderNames
{
    public static HeaderId Find(ReadOnlySpan<byte> name) => name.Length switch
    {
        1 => Compact(name[0]),
        2 => Is(name, "To"u8) ? HeaderId.To : HeaderId.Other,
        3 => Is(name, "Via"u8) ? HeaderId.Via : HeaderId.Other,
        4 => Is(name, "From"u8) ? HeaderId.From
            : Is(name, "CSeq"u8) ? HeaderId.CSeq
            : Is(name, "Path"u8) ? HeaderId.Path
            : Is(name, "RSeq"u8) ? HeaderId.RSeq
            : Is(name, "RAck"u8) ? HeaderId.RAck
            : HeaderId.Other,
        5 => Is(name, "Route"u8) ? HeaderId.Route
            : Is(name, "Allow"u8) ? HeaderId.Allow
            : Is(name, "Event"u8) ? HeaderId.Event
            : HeaderId.Other,
        6 => Is(name, "Accept"u8) ? HeaderId.Accept
            : Is(name, "Min-SE"u8) ? HeaderId.MinSe
            : Is(name, "Reason"u8) ? HeaderId.Reason
            : Is(name, "Server"u8) ? HeaderId.Server
            : HeaderId.Other,
        7 => Is(name, "Call-ID"u8) ? HeaderId.CallId
            : Is(name, "Contact"u8) ? HeaderId.Contact
            : Is(name, "Expires"u8) ? HeaderId.Expires
            : Is(name, "Require"u8) ? HeaderId.Require
            : Is(name, "Warning"u8) ? HeaderId.Warning
            : HeaderId.Other,
        8 => Is(name, "Refer-To"u8) ? HeaderId.ReferTo
            : Is(name, "Replaces"u8) ? HeaderId.Replaces
            : HeaderId.Other,
        9 => Is(name, "Supported"u8) ? HeaderId.Supported
            : Is(name, "Timestamp"u8) ? HeaderId.Timestamp
            : HeaderId.Other,
        10 => Is(name, "User-Agent"u8) ? HeaderId.UserAgent : HeaderId.Other,
        11 => Is(name, "Min-Expires"u8) ? HeaderId.MinExpires
            : Is(name, "Unsupported"u8) ? HeaderId.Unsupported
            : Is(name, "Referred-By"u8) ? HeaderId.ReferredBy
            : Is(name, "Retry-After"u8) ? HeaderId.RetryAfter
            : HeaderId.Other,
        _ => FindLong(name),
    };

    public static ReadOnlySpan<byte> Name(HeaderId id) => id switch
    {
        HeaderId.Via => "Via"u8,
        HeaderId.From => "From"u8,
        HeaderId.To => "To"u8,
        HeaderId.CallId => "Call-ID"u8,
        HeaderId.CSeq => "CSeq"u8,
        HeaderId.MaxForwards => "Max-Forwards"u8,
        HeaderId.Contact => "Contact"u8,
        HeaderId.ContentLength => "Content-Length"u8,
        HeaderId.ContentType => "Content-Type"u8,
        HeaderId.ContentEncoding => "Content-Encoding"u8,
        HeaderId.ContentDisposition => "Content-Disposition"u8,
        HeaderId.ContentTransferEncoding => "Content-Transfer-Encoding"u8,
        HeaderId.Route => "Route"u8,
        HeaderId.RecordRoute => "Record-Route"u8,
        HeaderId.Expires => "Expires"u8,
        HeaderId.MinExpires => "Min-Expires"u8,
        HeaderId.Authorization => "Authorization"u8,
        HeaderId.ProxyAuthorization => "Proxy-Authorization"u8,
        HeaderId.WwwAuthenticate => "WWW-Authenticate"u8,
        HeaderId.ProxyAuthenticate => "Proxy-Authenticate"u8,
        HeaderId.AuthenticationInfo => "Authentication-Info"u8,
        HeaderId.Require => "Require"u8,
        HeaderId.ProxyRequire => "Proxy-Require"u8,
        HeaderId.Supported => "Supported"u8,
        HeaderId.Unsupported => "Unsupported"u8,
        HeaderId.Allow => "Allow"u8,
        HeaderId.Accept => "Accept"u8,
        HeaderId.AcceptEncoding => "Accept-Encoding"u8,
        HeaderId.Event => "Event"u8,
        HeaderId.SubscriptionState => "Subscription-State"u8,
        HeaderId.ReferTo => "Refer-To"u8,
        HeaderId.ReferredBy => "Referred-By"u8,
        HeaderId.Replaces => "Replaces"u8,
        HeaderId.SessionExpires => "Session-Expires"u8,
        HeaderId.MinSe => "Min-SE"u8,
        HeaderId.Reason => "Reason"u8,
        HeaderId.RetryAfter => "Retry-After"u8,
        HeaderId.UserAgent => "User-Agent"u8,
        HeaderId.Server => "Server"u8,
        HeaderId.Warning => "Warning"u8,
        HeaderId.Timestamp => "Timestamp"u8,
        HeaderId.Path => "Path"u8,
        HeaderId.PAssertedIdentity => "P-Asserted-Identity"u8,
        HeaderId.RSeq => "RSeq"u8,
        HeaderId.RAck => "RAck"u8,
        _ => default,
    };

    private static HeaderId FindLong(ReadOnlySpan<byte> name) => name.Length switch
    {
        12 => Is(name, "Max-Forwards"u8) ? HeaderId.MaxForwards
            : Is(name, "Content-Type"u8) ? HeaderId.ContentType
            : Is(name, "Record-Route"u8) ? HeaderId.RecordRoute
            : HeaderId.Other,
        13 => Is(name, "Authorization"u8) ? HeaderId.Authorization
            : Is(name, "Proxy-Require"u8) ? HeaderId.ProxyRequire
            : HeaderId.Other,
        14 => Is(name, "Content-Length"u8) ? HeaderId.ContentLength : HeaderId.Other,
        15 => Is(name, "Session-Expires"u8) ? HeaderId.SessionExpires
            : Is(name, "Accept-Encoding"u8) ? HeaderId.AcceptEncoding
            : HeaderId.Other,
        16 => Is(name, "Content-Encoding"u8) ? HeaderId.ContentEncoding
            : Is(name, "WWW-Authenticate"u8) ? HeaderId.WwwAuthenticate
            : HeaderId.Other,
        18 => Is(name, "Proxy-Authenticate"u8) ? HeaderId.ProxyAuthenticate
            : Is(name, "Subscription-State"u8) ? HeaderId.SubscriptionState
            : HeaderId.Other,
        19 => Is(name, "Proxy-Authorization"u8) ? HeaderId.ProxyAuthorization
            : Is(name, "Authentication-Info"u8) ? HeaderId.AuthenticationInfo
            : Is(name, "P-Asserted-Identity"u8) ? HeaderId.PAssertedIdentity
            : Is(name, "Content-Disposition"u8) ? HeaderId.ContentDisposition
            : HeaderId.Other,
        25 => Is(name, "Content-Transfer-Encoding"u8) ? HeaderId.ContentTransferEncoding : HeaderId.Other,
        _ => HeaderId.Other,
    };

    private static HeaderId Compact(byte letter) => (letter | 0x20) switch
    {
        'b' => HeaderId.ReferredBy,
        'c' => HeaderId.ContentType,
        'e' => HeaderId.ContentEncoding,
        'f' => HeaderId.From,
        'i' => HeaderId.CallId,
        'k' => HeaderId.Supported,
        'l' => HeaderId.ContentLength,
        'm' => HeaderId.Contact,
        'o' => HeaderId.Event,
        'r' => HeaderId.ReferTo,
        't' => HeaderId.To,
        'v' => HeaderId.Via,
        'x' => HeaderId.SessionExpires,
        _ => HeaderId.Other,
    };

    private static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> known) => Ascii.EqualsIgnoreCase(name, known);
}
