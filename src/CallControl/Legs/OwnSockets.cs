using System.Net;
using CallCenter.MediaStack.Pipeline;
using CallCenter.SipStack.Transport;

namespace CallCenter.CallControl.Legs;

/// <summary>Knows our own sockets: sound that is sent there would go round in a circle, or into our SIP.</summary>
internal sealed class OwnSockets(MediaEngine media, LocalAddresses addresses, IReadOnlyCollection<int> sipPorts)
{
    private readonly bool _everywhere = media.Options.BindAddress.Equals(IPAddress.Any) || media.Options.BindAddress.Equals(IPAddress.IPv6Any);

    public bool Has(IPEndPoint endpoint) => (sipPorts.Contains(endpoint.Port) || media.Holds(endpoint.Port)) && IsOurs(endpoint.Address);

    private bool IsOurs(IPAddress address) =>
        addresses.Facing(address).Equals(address) || (_everywhere && IPAddress.IsLoopback(address));
}
