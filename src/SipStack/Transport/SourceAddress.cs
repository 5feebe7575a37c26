using System.Net;
using System.Net.Sockets;

namespace CallCenter.SipStack.Transport;

/// <summary>The address that this machine would send from.</summary>
public static class SourceAddress
{
    /// <summary>Connecting a datagram socket sends nothing, but makes the kernel choose. Loopback where no route leads.</summary>
    public static IPAddress Towards(IPAddress peer)
    {
        try
        {
            using var socket = new Socket(peer.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            socket.Connect(peer, 9);
            return ((IPEndPoint)socket.LocalEndPoint!).Address;
        }
        catch (SocketException)
        {
            return peer.AddressFamily == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Loopback : IPAddress.Loopback;
        }
    }
}
