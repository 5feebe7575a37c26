using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace CallCenter.CallControl.Legs;

/// <summary>Which of this machine's addresses the other side can send sound to.</summary>
internal sealed class LocalAddresses(IPAddress bind)
{
    private const int MostKept = 4096;

    private readonly ConcurrentDictionary<IPAddress, IPAddress> _facing = new();

    public IPAddress Facing(IPAddress remote)
    {
        if (!bind.Equals(IPAddress.Any) && !bind.Equals(IPAddress.IPv6Any))
        {
            return bind;
        }

        if (_facing.TryGetValue(remote, out var known))
        {
            return known;
        }

        if (_facing.Count > MostKept)
        {
            _facing.Clear();
        }

        return _facing[remote] = AskRoutes(remote);
    }

    /// <summary>Connecting a datagram socket sends nothing, but makes the kernel choose the source address.</summary>
    private static IPAddress AskRoutes(IPAddress remote)
    {
        try
        {
            using var socket = new Socket(remote.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            socket.Connect(remote, 9);
            return ((IPEndPoint)socket.LocalEndPoint!).Address;
        }
        catch (SocketException)
        {
            return remote.AddressFamily == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Loopback : IPAddress.Loopback;
        }
    }
}
