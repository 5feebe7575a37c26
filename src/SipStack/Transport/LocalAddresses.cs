using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CallCenter.SipStack.Transport;

/// <summary>The host that stands in Via and Contact towards a peer: the advertised one, the bound one, or the one that routes there.</summary>
internal sealed class LocalAddresses(IPAddress bind, string? advertised)
{
    private const int MostPeers = 4096;

    private readonly ConcurrentDictionary<IPAddress, byte[]> _byPeer = new();
    private readonly byte[]? _fixed = advertised is not null ? Encoding.ASCII.GetBytes(advertised)
        : bind.Equals(IPAddress.Any) || bind.Equals(IPAddress.IPv6Any) ? null
        : Text(bind);

    /// <summary>ASCII, IPv6 in brackets.</summary>
    public byte[] Towards(IPAddress peer)
    {
        if (_fixed is not null)
        {
            return _fixed;
        }

        if (_byPeer.TryGetValue(peer, out var host))
        {
            return host;
        }

        if (_byPeer.Count >= MostPeers)
        {
            _byPeer.Clear();
        }

        return _byPeer[peer] = Text(SourceAddress.Towards(peer));
    }

    private static byte[] Text(IPAddress address) =>
        Encoding.ASCII.GetBytes(address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString());
}
