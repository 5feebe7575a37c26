using System.Net;
using CallCenter.MediaStack.Sdp;

namespace CallCenter.MediaStack.Pipeline;

/// <summary>Who signals for a leg: it decides which addresses get sound before a packet has come from there.</summary>
/// <param name="Signalling">the address that the peer's SIP comes from; its ACK has shown that it is there.</param>
/// <param name="MediaHosts">where else the peer's sound is known to be, by the settings of its trunk.</param>
public sealed record MediaPeer(IPAddress Signalling, IReadOnlyList<IPNetwork> MediaHosts)
{
    public MediaPeer(IPAddress signalling)
        : this(signalling, [])
    {
    }

    /// <summary>Whether its sound is to be protected.</summary>
    public EncryptionPolicy Encryption { get; init; }

    /// <summary>What our offers to it carry for that.</summary>
    public KeyExchange Keys { get; init; } = KeyExchange.Sdes;

    /// <summary>Sound may be sent there at once; to any other address only once a packet has come from it.</summary>
    public bool Vouches(IPAddress host)
    {
        var plain = host.IsIPv4MappedToIPv6 ? host.MapToIPv4() : host;
        var signalling = Signalling.IsIPv4MappedToIPv6 ? Signalling.MapToIPv4() : Signalling;
        return plain.Equals(signalling) || MediaHosts.Any(network => network.Contains(plain));
    }
}
