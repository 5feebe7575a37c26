using System.Diagnostics.Metrics;
using CallCenter.CallControl.Diagnostics;
using CallCenter.SipStack.UserAgents;
using Microsoft.Extensions.Logging;

namespace CallCenter.CallControl.Trunks;

/// <summary>Our side of all trunks, from the start to the drain.</summary>
internal sealed class TrunkLinks : IDisposable
{
    public static readonly Counter<long> Failures = Instruments.Meter.CreateCounter<long>("callcenter.trunk.registration_failures", null,
        "Registrations at trunks that were refused or not answered, each kind of failure once until it changes.");

    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(2);

    private readonly Meter _meter = new(Instruments.Meter.Name);
    private readonly IReadOnlyList<TrunkLink> _links;
    private readonly TimeProvider _time;

    public TrunkLinks(TrunkTable trunks, SipEndpoint endpoint, TimeProvider time, ILoggerFactory logs)
    {
        var logger = logs.CreateLogger<TrunkLink>();
        _time = time;
        _links = [.. trunks.All.Select(trunk => new TrunkLink(trunk, endpoint, time, logger))];
        _meter.CreateObservableGauge("callcenter.trunk.up", () => States.Select(s =>
            new Measurement<int>(s.IsUp ? 1 : 0, new KeyValuePair<string, object?>("trunk", s.Trunk))), null, "1 = registered where it wants that, and answering.");
    }

    public IReadOnlyList<TrunkState> States => [.. _links.Select(link => link.State)];

    public void Start(CancellationToken ct)
    {
        foreach (var link in _links)
        {
            link.Start(ct);
        }
    }

    /// <summary>Registers anew: others reach us at another address now.</summary>
    public void Renew()
    {
        foreach (var link in _links)
        {
            link.Renew();
        }
    }

    /// <summary>Unregisters everywhere; who does not answer is not waited for long.</summary>
    public async Task StopAsync() =>
        await Task.WhenAll(_links.Select(link => link.StopAsync())).WaitAsync(StopTime, _time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    public void Dispose() => _meter.Dispose();
}
