using System.Net;
using System.Net.Sockets;

namespace CallCenter.SipStack.Transport;

/// <summary>Where somebody is, as far as limits can tell peers apart: an IPv4 address, or a /64 of IPv6, which one subscriber has whole.</summary>
public static class SourceNetwork
{
    private const int SubscriberBytes = 8;

    public static IPAddress Of(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6 || IPAddress.IsLoopback(address))
        {
            return address;
        }

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        bytes[SubscriberBytes..].Clear();
        return new IPAddress(bytes);
    }
}
