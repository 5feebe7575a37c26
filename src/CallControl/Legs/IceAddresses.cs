using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using CallCenter.SipStack.Nat;

namespace CallCenter.CallControl.Legs;

/// <summary>Which of our addresses browsers may try. Any thread.</summary>
/// <param name="bind">what media sockets are bound to.</param>
/// <param name="outside">the address that the world sees; null = nobody translates.</param>
internal sealed class IceAddresses(IPAddress bind, PublicAddress? outside)
{
    /// <summary>Each costs a socket a leg, and every peer a check.</summary>
    private const int Most = 4;

    public IPAddress? Outside => outside?.Current;

    /// <summary>The bound one, or those of all interfaces that are up; the machine's own loopback only for a page on it.</summary>
    public IReadOnlyList<IPAddress> Towards(IPAddress peer)
    {
        if (!bind.Equals(IPAddress.Any) && !bind.Equals(IPAddress.IPv6Any))
        {
            return [bind];
        }

        var loopback = IPAddress.IsLoopback(peer);
        var found = NetworkInterface.GetAllNetworkInterfaces()
            .Where(card => card.OperationalStatus == OperationalStatus.Up || card.NetworkInterfaceType == NetworkInterfaceType.Loopback)
            .SelectMany(card => card.GetIPProperties().UnicastAddresses.Select(a => a.Address))
            .Where(a => !a.IsIPv6LinkLocal && (a.AddressFamily == AddressFamily.InterNetwork || bind.AddressFamily == AddressFamily.InterNetworkV6))
            .Where(a => loopback || !IPAddress.IsLoopback(a))
            .OrderBy(a => IPAddress.IsLoopback(a) != loopback)
            .Distinct().Take(Most).ToList();
        return found.Count > 0 ? found : [IPAddress.Loopback];
    }
}
