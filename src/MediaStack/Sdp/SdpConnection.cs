using System.Net;

namespace CallCenter.MediaStack.Sdp;

/// <summary>c=: an address or a host name.</summary>
public sealed record SdpConnection(string Host)
{
    /// <summary>Null when the host is a name.</summary>
    public IPAddress? Address { get; } = IPAddress.TryParse(Host, out var address) ? address : null;

    /// <summary>0.0.0.0 or :: - the old way to hold (RFC 3264 section 8.4).</summary>
    public bool IsUnspecified => Address is { } a && (a.Equals(IPAddress.Any) || a.Equals(IPAddress.IPv6Any));
}
