using System.Net;
using System.Net.Sockets;
using DnsClient;
using DnsClient.Protocol;

namespace CallCenter.SipStack.Names;

/// <summary>
/// Names as this machine knows them: its own table first, then DNS, then whatever else the system asks (search domains, mDNS). Never throws.
/// </summary>
public sealed class DnsNames : INameSource
{
    /// <summary>How long is remembered what came without a time to live: the system's answers, and that there is no such name.</summary>
    public static readonly TimeSpan UnknownLife = TimeSpan.FromSeconds(60);

    private readonly HostsFile _hosts = new();
    private readonly Lazy<LookupClient?> _client = new(Open);

    public async Task<NameAnswer<IPAddress>?> AddressesAsync(string host, CancellationToken ct)
    {
        if (_hosts.Find(host) is { Count: > 0 } own)
        {
            return Sorted(own, UnknownLife);
        }

        // a name without a dot is this network's own business: search domains
        if (!host.Contains('.'))
        {
            return await AskSystemAsync(host, ct);
        }

        var both = await Task.WhenAll(
            AskAsync<AddressRecord, IPAddress>(host, QueryType.A, a => a.Address, ct),
            AskAsync<AddressRecord, IPAddress>(host, QueryType.AAAA, a => a.Address, ct));
        var found = both.OfType<NameAnswer<IPAddress>>().Where(a => a.Records.Count > 0).ToList();
        return found.Count > 0 ? Sorted([.. found.SelectMany(a => a.Records)], found.Min(a => a.TimeToLive))
            : both.Contains(null) ? null
            : await AskSystemAsync(host, ct);
    }

    public Task<NameAnswer<SrvRecord>?> ServicesAsync(string name, CancellationToken ct) => AskAsync<DnsClient.Protocol.SrvRecord, SrvRecord>(
        name, QueryType.SRV, r => new SrvRecord(r.Priority, r.Weight, r.Port, Host(r.Target)), ct);

    public Task<NameAnswer<NaptrRecord>?> PointersAsync(string domain, CancellationToken ct) => AskAsync<NAPtrRecord, NaptrRecord>(
        domain, QueryType.NAPTR, r => new NaptrRecord(r.Order, r.Preference, r.Flags, r.Services, Host(r.Replacement)), ct);

    private static string Host(DnsString name) => name.Value.TrimEnd('.');

    private static NameAnswer<IPAddress> Sorted(IReadOnlyList<IPAddress> addresses, TimeSpan life) =>
        new([.. addresses.OrderBy(a => a.AddressFamily != AddressFamily.InterNetwork)], life);

    /// <summary>Null where the machine names no server.</summary>
    private static LookupClient? Open()
    {
        try
        {
            return new LookupClient(new LookupClientOptions
            {
                UseCache = false, Timeout = TimeSpan.FromSeconds(2), Retries = 1, ContinueOnDnsError = true, ThrowDnsErrors = false,
            });
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or SocketException)
        {
            return null;
        }
    }

    private static async Task<NameAnswer<IPAddress>?> AskSystemAsync(string host, CancellationToken ct)
    {
        try
        {
            return Sorted(await Dns.GetHostAddressesAsync(host, ct), UnknownLife);
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData)
        {
            return new([], UnknownLife);
        }
        catch (Exception e) when (e is SocketException or ArgumentException)
        {
            return null;
        }
    }

    private async Task<NameAnswer<T>?> AskAsync<TRecord, T>(string name, QueryType type, Func<TRecord, T> map, CancellationToken ct)
        where TRecord : DnsResourceRecord
    {
        if (_client.Value is not { } client)
        {
            return null;
        }

        try
        {
            var response = await client.QueryAsync(name, type, cancellationToken: ct);
            var code = response.Header.ResponseCode;
            if (code is not (DnsHeaderResponseCode.NoError or DnsHeaderResponseCode.NotExistentDomain))
            {
                return null;
            }

            // an alias on the way may live shorter than what it leads to
            var records = response.Answers.OfType<TRecord>().Select(map).ToList();
            return new(records, records.Count == 0 ? UnknownLife : TimeSpan.FromSeconds(response.Answers.Min(a => a.InitialTimeToLive)));
        }
        catch (Exception e) when (e is DnsResponseException or ArgumentException or SocketException)
        {
            return null;
        }
    }
}
