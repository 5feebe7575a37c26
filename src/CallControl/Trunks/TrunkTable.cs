using System.Collections.Concurrent;
using System.Net;

namespace CallCenter.CallControl.Trunks;

/// <summary>Finds the trunk that a call comes from, and those that a call may go out by. What is in use is replaced as a whole.</summary>
internal sealed class TrunkTable(IReadOnlyList<TrunkConfig> trunks)
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<IPNetwork>> _named = new();
    private volatile IReadOnlyList<TrunkConfig> _all = trunks;

    public IReadOnlyList<TrunkConfig> All => _all;

    /// <summary>Calls that are under way keep what they began with.</summary>
    public void Replace(IReadOnlyList<TrunkConfig> all)
    {
        foreach (var before in _all)
        {
            if (all.FirstOrDefault(t => t.Name == before.Name) is not { } after || !after.AddressNames.SequenceEqual(before.AddressNames))
            {
                _named.TryRemove(before.Name, out _);
            }
        }

        _all = all;
    }

    /// <summary>The trunk with the narrowest network that holds the address; null for a stranger.</summary>
    public TrunkConfig? ByAddress(IPAddress source)
    {
        var address = source.IsIPv4MappedToIPv6 ? source.MapToIPv4() : source;
        TrunkConfig? best = null;
        var bestPrefix = -1;
        foreach (var trunk in _all)
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

    /// <summary>The addresses that a trunk's names have now.</summary>
    public void SetNamed(TrunkConfig trunk, IEnumerable<IPAddress> addresses) =>
        _named[trunk.Name] = [.. addresses.Select(a => new IPNetwork(a, a.GetAddressBytes().Length * 8))];

    public TrunkConfig? ByUser(string user) => _all.FirstOrDefault(t => t.User == user);

    /// <summary>The trunk that we registered under this contact.</summary>
    public TrunkConfig? ByContact(string user) => _all.FirstOrDefault(t => t.Register && t.ContactUser == user);

    /// <summary>
    /// Those that take calls out, in the order to be tried: by priority, within one by chance according to weight, and those whose other side
    /// is known to be away after all others.
    /// </summary>
    /// <param name="isUp">whether a trunk's other side is there.</param>
    public IReadOnlyList<TrunkConfig> ForOutbound(Func<TrunkConfig, bool> isUp) =>
    [
        .. _all.Where(t => t.Host is not null).OrderBy(t => !isUp(t)).ThenBy(t => t.Priority)
            // exponential variates: the smallest of them is each one's with the chance of its weight
            .ThenBy(t => -Math.Log(1 - Random.Shared.NextDouble()) / t.Weight),
    ];
}
