using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using CallCenter.CallControl.Diagnostics;
using CallCenter.SipStack.UserAgents;
using Microsoft.Extensions.Logging;

namespace CallCenter.CallControl.Trunks;

/// <summary>Our side of all trunks, from the start to the drain. A trunk that is changed gets a new link only where the link differs.</summary>
internal sealed class TrunkLinks : IDisposable
{
    public static readonly Counter<long> Failures = Instruments.Meter.CreateCounter<long>("callcenter.trunk.registration_failures", null,
        "Registrations at trunks that were refused or not answered, each kind of failure once until it changes.");

    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(2);

    private readonly Meter _meter = new(Instruments.Meter.Name);
    private readonly ConcurrentDictionary<string, TrunkLink> _links = new();
    private readonly Func<TrunkConfig, TrunkLink> _make;
    private readonly TimeProvider _time;
    private bool _started;

    public TrunkLinks(SipEndpoint endpoint, TrunkTallies tallies, TimeProvider time, ILoggerFactory logs)
    {
        var logger = logs.CreateLogger<TrunkLink>();
        _time = time;
        _make = trunk => new TrunkLink(trunk, endpoint, tallies, time, logger);
        _meter.CreateObservableGauge("callcenter.trunk.up", () => _links.Values.Select(link => link.State).Select(s =>
            new Measurement<int>(s.IsUp ? 1 : 0, new KeyValuePair<string, object?>("trunk", s.Trunk))), null, "1 = registered where it wants that, and answering.");
    }

    /// <summary>Null when there is no such trunk.</summary>
    public TrunkState? State(string trunk) => _links.GetValueOrDefault(trunk)?.State;

    /// <summary>From now on these are all; not to be called again before it has completed.</summary>
    public async Task ApplyAsync(IReadOnlyList<TrunkConfig> trunks)
    {
        var gone = _links.Values.Where(link => !trunks.Any(t => t.Link == link.Trunk.Link)).ToList();
        gone.ForEach(link => _links.TryRemove(link.Trunk.Name, out _));
        // before the new one of the same account registers
        await StopAsync(gone);
        foreach (var trunk in trunks.Where(t => !_links.ContainsKey(t.Name)))
        {
            var link = _make(trunk);
            _links[trunk.Name] = link;
            if (_started)
            {
                link.Start();
            }
        }
    }

    public void Start()
    {
        _started = true;
        foreach (var link in _links.Values)
        {
            link.Start();
        }
    }

    /// <summary>Registers anew: others reach us at another address now.</summary>
    public void Renew()
    {
        foreach (var link in _links.Values)
        {
            link.Renew();
        }
    }

    /// <summary>Unregisters everywhere; who does not answer is not waited for long.</summary>
    public Task StopAsync() => StopAsync([.. _links.Values]);

    public void Dispose()
    {
        _meter.Dispose();
        foreach (var link in _links.Values)
        {
            link.Dispose();
        }
    }

    private async Task StopAsync(List<TrunkLink> links) =>
        await Task.WhenAll(links.Select(link => link.StopAsync())).WaitAsync(StopTime, _time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
