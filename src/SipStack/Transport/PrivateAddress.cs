using System.Net;
using System.Net.Sockets;

namespace CallCenter.SipStack.Transport;

/// <summary>Addresses that mean something within a network only (RFC 1918, RFC 6598, RFC 4193, link-local, loopback).</summary>
internal static class PrivateAddress
{
    public static bool Is(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        if (address.AddressFamily != AddressFamily.InterNetwork)
        {
            return address.IsIPv6LinkLocal || address.IsIPv6UniqueLocal || IPAddress.IsLoopback(address);
        }

        Span<byte> b = stackalloc byte[4];
        address.TryWriteBytes(b, out _);
        return b[0] is 10 or 127 || (b[0] == 172 && (b[1] & 0xf0) == 16) || (b[0] == 192 && b[1] == 168) || (b[0] == 100 && (b[1] & 0xc0) == 64)
            || (b[0] == 169 && b[1] == 254);
    }
}
