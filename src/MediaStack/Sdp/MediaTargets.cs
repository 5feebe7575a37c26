using System.Net;
using System.Net.Sockets;

namespace CallCenter.MediaStack.Sdp;

/// <summary>Where an SDP may direct our packets to at all; an offer or answer that names anything else is refused.</summary>
public sealed record MediaTargets
{
    /// <summary>Below are other services' ports; RTP has none there (RFC 3551 section 8).</summary>
    private const int LeastPort = 1024;

    /// <summary>The peer itself signals over loopback.</summary>
    public bool Loopback { get; init; } = true;

    /// <summary>Our socket reaches IPv6.</summary>
    public bool IPv6 { get; init; } = true;

    /// <summary>Says of an address whether it is a socket of our own, where packets would go round in a circle.</summary>
    public Func<IPEndPoint, bool> IsOurs { get; init; } = static _ => false;

    public bool Allow(IPAddress address, int port)
    {
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var isIPv6 = address.AddressFamily == AddressFamily.InterNetworkV6;
        var isUnicast = isIPv6 ? !address.IsIPv6Multicast : address.GetAddressBytes()[0] is > 0 and < 224;
        return isUnicast && port >= LeastPort && (IPv6 || !isIPv6) && (Loopback || !IPAddress.IsLoopback(address))
            && !IsOurs(new IPEndPoint(address, port));
    }
}
