using System.Collections.Concurrent;
using System.Net;

namespace CallCenter.CallControl.Trunks;

/// <summary>Finds the trunk that a call comes from, and the one that a call goes out by.</summary>
internal sealed class TrunkTable(IReadOnlyList<TrunkConfig> trunks)
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<IPNetwork>> _named = new();

    public IReadOnlyList<TrunkConfig> All => trunks;

    /// <summary>The trunk with the narrowest network that holds the address; null for a stranger.</summary>
    public TrunkConfig? ByAddress(IPAddress source)
    {
        var address = source.IsIPv4MappedToIPv6 ? source.MapToIPv4() : source;
        TrunkConfig? best = null;
        var bestPrefix = -1;
        foreach (var trunk in trunks)
        {
            foreach (var network in trunk.Networks.Concat(_named.GetValueOrDefault(trunk.Name, [])))
            {
                if (network.PrefixLength > bestPrefix && network.Contains(address))
                {
                    best = trunk;
                    bestPrefix = network.PrefixLength;
                }
            }
        }

        return best;
    }

    /// <summary>Whether a trunk takes our calls there, at the port of its host; a network of many hosts is not looked at, telephones may be in it.</summary>
    public bool IsPlaceOf(IPEndPoint place) => trunks.Any(trunk => trunk.Port == place.Port && (trunk.Host == place.Address.ToString()
        || trunk.Networks.Concat(_named.GetValueOrDefault(trunk.Name, [])).Any(n => n.BaseAddress.Equals(place.Address) && n.PrefixLength == place.Address.GetAddressBytes().Length * 8)));

    /// <summary>The addresses that a trunk's name has now.</summary>
    public void SetNamed(TrunkConfig trunk, IEnumerable<IPAddress> addresses) =>
        _named[trunk.Name] = [.. addresses.Select(a => new IPNetwork(a, a.GetAddressBytes().Length * 8))];

    public TrunkConfig? ByUser(string user) => trunks.FirstOrDefault(t => t.User == user);

    /// <summary>The trunk that we registered under this contact.</summary>
    public TrunkConfig? ByContact(string user) => trunks.FirstOrDefault(t => t.Register && t.ContactUser == user);

    /// <summary>The first trunk that takes outbound calls.</summary>
    public TrunkConfig? ForOutbound() => trunks.FirstOrDefault(t => t.Host is not null);
}
