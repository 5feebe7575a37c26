using CallCenter.SipStack.Names;
using Microsoft.Extensions.Logging;

namespace CallCenter.CallControl.Trunks;

/// <summary>
/// Keeps the addresses of trunks that are given by name. The resolver knows how long an answer counts; a name that has no address is
/// logged once and asked for again.
/// </summary>
internal sealed partial class TrunkNames(TrunkTable trunks, NameResolver names, TimeProvider time, ILogger logger)
{
    private readonly List<TrunkConfig> _named = [.. trunks.All.Where(t => t.AddressName is not null)];
    private readonly HashSet<string> _missing = [];

    /// <summary>Looks all names up once; unknown ones stop nothing.</summary>
    public async Task RefreshAsync(CancellationToken ct)
    {
        var found = await Task.WhenAll(_named.Select(trunk => names.PeersAsync(trunk.AddressName!, ct).AsTask()));
        for (var i = 0; i < found.Length; i++)
        {
            trunks.SetNamed(_named[i], found[i]);
            if (found[i].Count > 0)
            {
                _missing.Remove(_named[i].Name);
            }
            else if (_missing.Add(_named[i].Name))
            {
                LogNoAddress(_named[i].Name, _named[i].AddressName!);
            }
        }
    }

    /// <summary>Looks them up again and again until cancelled.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        while (_named.Count > 0)
        {
            await Task.Delay(NameResolver.RetryAfter, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (ct.IsCancellationRequested)
            {
                return;
            }

            await RefreshAsync(ct);
        }
    }

    [LoggerMessage(EventId = 2010, Level = LogLevel.Warning,
        Message = "Trunk {Trunk}: Address = \"{Name}\" has no address in DNS; its calls are strangers until it has, it is asked for again")]
    private partial void LogNoAddress(string trunk, string name);
}
