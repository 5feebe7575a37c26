using System.Net;
using CallCenter.SipStack.Names;
using Microsoft.Extensions.Logging;

namespace CallCenter.CallControl.Trunks;

/// <summary>
/// Keeps the addresses of trunks that are given by name. The resolver knows how long an answer counts; a name that has no address is
/// logged once and asked for again.
/// </summary>
internal sealed partial class TrunkNames(TrunkTable trunks, NameResolver names, TimeProvider time, ILogger logger)
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _missing = [];

    /// <summary>Looks all names up once; unknown ones stop nothing.</summary>
    public Task RefreshAsync(CancellationToken ct) => Task.WhenAll(trunks.All.Where(t => t.AddressNames.Count > 0).Select(trunk => RefreshAsync(trunk, ct)));

    /// <summary>Looks them up again and again until cancelled.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        while (true)
        {
            await Task.Delay(NameResolver.RetryAfter, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (ct.IsCancellationRequested)
            {
                return;
            }

            await RefreshAsync(ct);
        }
    }

    private async Task RefreshAsync(TrunkConfig trunk, CancellationToken ct)
    {
        var found = new List<IPAddress>();
        foreach (var name in trunk.AddressNames)
        {
            var addresses = await names.PeersAsync(name, ct);
            found.AddRange(addresses);
            Tell(trunk.Name, name, addresses.Count > 0);
        }

        // another one may be in use under this name by now
        if (trunks.All.Contains(trunk))
        {
            trunks.SetNamed(trunk, found);
        }
    }

    private void Tell(string trunk, string name, bool isKnown)
    {
        lock (_gate)
        {
            if (isKnown)
            {
                _missing.Remove(name);
                return;
            }

            if (!_missing.Add(name))
            {
                return;
            }
        }

        LogNoAddress(trunk, name);
    }

    [LoggerMessage(EventId = 2010, Level = LogLevel.Warning,
        Message = "Trunk {Trunk}: Address = \"{Name}\" has no address in DNS; its calls are strangers until it has, it is asked for again")]
    private partial void LogNoAddress(string trunk, string name);
}
