using System.Net;

namespace CallCenter.SipStack.Names;

/// <summary>Where names are asked for: DNS and the machine's own table; a table in tests. Null = nobody answered.</summary>
public interface INameSource
{
    /// <summary>A and AAAA, IPv4 first.</summary>
    Task<NameAnswer<IPAddress>?> AddressesAsync(string host, CancellationToken ct);

    /// <param name="name">"_sip._udp.example.com".</param>
    Task<NameAnswer<SrvRecord>?> ServicesAsync(string name, CancellationToken ct);

    Task<NameAnswer<NaptrRecord>?> PointersAsync(string domain, CancellationToken ct);
}
