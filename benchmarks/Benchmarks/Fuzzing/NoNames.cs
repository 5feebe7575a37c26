using System.Net;
using CallCenter.SipStack.Names;

namespace CallCenter.Benchmarks.Fuzzing;

/// <summary>A world without names: nobody outside is asked for what damaged messages name.</summary>
internal sealed class NoNames : INameSource
{
    public Task<NameAnswer<IPAddress>?> AddressesAsync(string host, CancellationToken ct) => Nothing<IPAddress>();

    public Task<NameAnswer<SrvRecord>?> ServicesAsync(string name, CancellationToken ct) => Nothing<SrvRecord>();

    public Task<NameAnswer<NaptrRecord>?> PointersAsync(string domain, CancellationToken ct) => Nothing<NaptrRecord>();

    private static Task<NameAnswer<T>?> Nothing<T>() => Task.FromResult<NameAnswer<T>?>(new NameAnswer<T>([], TimeSpan.FromHours(1)));
}
