using System.Net;
using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Names;

/// <summary>The one resolver of host names, with a memory that keeps to each answer's time to live. Any thread; never throws but for cancellation.</summary>
public sealed class NameResolver
{
    /// <summary>When a name is asked for again that nobody answered for.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(30);

    private readonly NameCache<IPAddress> _addresses;
    private readonly NameCache<SrvRecord> _services;
    private readonly NameCache<NaptrRecord> _pointers;

    public NameResolver(INameSource source, TimeProvider time)
    {
        _addresses = new(time, source.AddressesAsync);
        _services = new(time, source.ServicesAsync);
        _pointers = new(time, source.PointersAsync);
    }

    /// <summary>Addresses of a host, IPv4 first; a literal is its own. Empty when it has none, or nobody answered yet.</summary>
    public ValueTask<IReadOnlyList<IPAddress>> AddressesAsync(string host, CancellationToken ct = default) =>
        IPAddress.TryParse(host, out var literal) ? new([literal]) : _addresses.GetAsync(host, ct);

    /// <summary>Every address that calls of a domain may come from: its own and those of the servers that it names.</summary>
    public async ValueTask<IReadOnlyCollection<IPAddress>> PeersAsync(string domain, CancellationToken ct = default)
    {
        var peers = new HashSet<IPAddress>(await AddressesAsync(domain, ct));
        foreach (var kind in IPAddress.TryParse(domain, out _) || !domain.Contains('.') ? [] : Enum.GetValues<TransportKind>())
        {
            foreach (var server in await ServicesAsync($"{kind.SrvPrefix()}.{domain}", ct))
            {
                peers.UnionWith(await AddressesAsync(server.Target, ct));
            }
        }

        return peers;
    }

    internal ValueTask<IReadOnlyList<SrvRecord>> ServicesAsync(string name, CancellationToken ct) => _services.GetAsync(name, ct);

    internal ValueTask<IReadOnlyList<NaptrRecord>> PointersAsync(string domain, CancellationToken ct) => _pointers.GetAsync(domain, ct);
}
