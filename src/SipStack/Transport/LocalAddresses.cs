using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CallCenter.SipStack.Transport;

/// <summary>Which of this machine's addresses a peer can reach: the bound one, or the one that routes there. Any thread.</summary>
/// <param name="bind">what the sockets are bound to.</param>
/// <param name="advertised">host that stands in Via and Contact towards everybody; null = the address that faces the peer.</param>
public sealed class LocalAddresses(IPAddress bind, string? advertised = null)
{
    private const int MostPeers = 4096;

    private readonly ConcurrentDictionary<IPAddress, Local> _byPeer = new();
    private readonly Local? _bound = bind.Equals(IPAddress.Any) || bind.Equals(IPAddress.IPv6Any) ? null : new Local(bind);
    private readonly byte[]? _advertised = advertised is null ? null : Encoding.ASCII.GetBytes(advertised);

    private sealed record Local(IPAddress Address)
    {
        public byte[] Host { get; } = Encoding.ASCII.GetBytes(
            Address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{Address}]" : Address.ToString());
    }

    public IPAddress Facing(IPAddress peer) => Find(peer).Address;

    /// <summary>For Via and Contact: ASCII, IPv6 in brackets.</summary>
    internal ReadOnlySpan<byte> HostFacing(IPAddress peer) => _advertised ?? Find(peer).Host;

    private Local Find(IPAddress peer)
    {
        if (_bound is not null)
        {
            return _bound;
        }

        if (_byPeer.TryGetValue(peer, out var local))
        {
            return local;
        }

        if (_byPeer.Count >= MostPeers)
        {
            _byPeer.Clear();
        }

        return _byPeer[peer] = new Local(SourceAddress.Towards(peer));
    }
}
