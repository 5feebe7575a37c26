using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CallCenter.SipStack.Nat;

namespace CallCenter.SipStack.Transport;

/// <summary>
/// Which of our addresses a peer can reach: the bound one, or the one that routes there; for peers outside the own networks the public one,
/// where somebody translates between (NAT). Any thread.
/// </summary>
/// <param name="bind">what the sockets are bound to.</param>
/// <param name="outside">the address that the world sees; null = nobody translates.</param>
public sealed class LocalAddresses(IPAddress bind, PublicAddress? outside = null)
{
    private const int MostPeers = 4096;

    private readonly ConcurrentDictionary<IPAddress, Local> _byPeer = new();
    private readonly Local? _bound = bind.Equals(IPAddress.Any) || bind.Equals(IPAddress.IPv6Any) ? null : new Local(bind);
    private Local? _outside;

    // Which of its links an address is good for (RFC 4007) is nobody else's business.
    private sealed class Local(IPAddress address)
    {
        public IPAddress Address { get; } = address.IsIPv6LinkLocal ? new IPAddress(address.GetAddressBytes()) : address;

        /// <summary>For Via and Contact.</summary>
        public byte[] Host => field ??= Encoding.ASCII.GetBytes(
            Address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{Address}]" : Address.ToString());
    }

    public IPAddress Facing(IPAddress peer) => Find(peer).Address;

    /// <summary>For Via and Contact: ASCII, IPv6 in brackets.</summary>
    internal ReadOnlySpan<byte> HostFacing(IPAddress peer) => Find(peer).Host;

    private Local Find(IPAddress peer)
    {
        if (outside?.Current is { } seen && seen.AddressFamily == peer.AddressFamily && !PrivateAddress.Is(peer))
        {
            return _outside is { } known && known.Address.Equals(seen) ? known : _outside = new Local(seen);
        }

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
