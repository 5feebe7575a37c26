using System.Net;
using CallCenter.SipStack.Names;

namespace CallCenter.SipStack.Tests.Support;

/// <summary>Names as the test wants them, each with a time to live of a minute unless it says otherwise.</summary>
internal sealed class NameTable : INameSource
{
    private readonly Dictionary<string, IPAddress[]> _hosts = [];
    private readonly Dictionary<string, SrvRecord[]> _services = [];
    private readonly Dictionary<string, NaptrRecord[]> _pointers = [];

    public TimeSpan TimeToLive { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Nobody answers.</summary>
    public bool IsDown { get; set; }

    /// <summary>What was asked, in order.</summary>
    public List<string> Asked { get; } = [];

    public void Host(string name, params string[] addresses) => _hosts[name] = [.. addresses.Select(IPAddress.Parse)];

    public void Service(string name, params SrvRecord[] records) => _services[name] = records;

    public void Pointers(string domain, params NaptrRecord[] records) => _pointers[domain] = records;

    public Task<NameAnswer<IPAddress>?> AddressesAsync(string host, CancellationToken ct) => Answer(host, _hosts);

    public Task<NameAnswer<SrvRecord>?> ServicesAsync(string name, CancellationToken ct) => Answer(name, _services);

    public Task<NameAnswer<NaptrRecord>?> PointersAsync(string domain, CancellationToken ct) => Answer("naptr " + domain, domain, _pointers);

    private Task<NameAnswer<T>?> Answer<T>(string name, Dictionary<string, T[]> table) => Answer(name, name, table);

    private Task<NameAnswer<T>?> Answer<T>(string question, string name, Dictionary<string, T[]> table)
    {
        Asked.Add(question);
        return Task.FromResult(IsDown ? null : new NameAnswer<T>(table.GetValueOrDefault(name, []), TimeToLive));
    }
}
