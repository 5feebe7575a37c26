using System.Net;
using System.Net.Sockets;

namespace CallCenter.AgentBridge.SignIn;

/// <summary>Where a request comes from, as far as limits can tell clients apart: an IPv4 address, or a /64 of IPv6, which one subscriber has whole.</summary>
internal static class ClientAddress
{
    private const int SubscriberBytes = 8;

    public static string Of(HttpContext http) => http.Connection.RemoteIpAddress is { } address ? Of(address) : "";

    public static string Of(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4().ToString();
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6 || IPAddress.IsLoopback(address))
        {
            return address.ToString();
        }

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        bytes[SubscriberBytes..].Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
