using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.AspNetCore.Connections;

namespace CallCenter.CtiServer.Hosting;

/// <summary>
/// So many connections to the pages' port at once, half of them from one address at most: whoever only holds them open takes no call's
/// descriptors, and not everybody's pages.
/// </summary>
internal sealed partial class PageConnectionLimit(OpenFiles files, TimeProvider time, ILogger<PageConnectionLimit> logger)
{
    private static readonly TimeSpan LogEvery = TimeSpan.FromMinutes(1);
    private static readonly Meter Meter = new("CallCenter.CtiServer");
    private static readonly Counter<long> Refused = Meter.CreateCounter<long>("callcenter.pages.connections_refused", null,
        "Connections to the pages' port that were closed at once, because there were too many.");

    private readonly Lock _gate = new();
    private readonly Dictionary<IPAddress, int> _ofAddress = [];
    private int _all;
    private long _saidAt;

    public async Task RunAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var address = (connection.RemoteEndPoint as IPEndPoint)?.Address ?? IPAddress.None;
        if (!TryEnter(address))
        {
            Refuse(address);
            return;
        }

        try
        {
            await next(connection);
        }
        finally
        {
            Leave(address);
        }
    }

    private bool TryEnter(IPAddress address)
    {
        lock (_gate)
        {
            var count = _ofAddress.GetValueOrDefault(address);
            if (_all >= files.Pages || count >= files.Pages / 2)
            {
                return false;
            }

            _all++;
            _ofAddress[address] = count + 1;
            return true;
        }
    }

    private void Leave(IPAddress address)
    {
        lock (_gate)
        {
            _all--;
            if (--_ofAddress[address] == 0)
            {
                _ofAddress.Remove(address);
            }
        }
    }

    private void Refuse(IPAddress address)
    {
        Refused.Add(1);
        var said = Interlocked.Read(ref _saidAt);
        if ((said == 0 || time.GetElapsedTime(said) >= LogEvery) && Interlocked.CompareExchange(ref _saidAt, Math.Max(1, time.GetTimestamp()), said) == said)
        {
            LogRefused(files.Pages, address);
        }
    }

    [LoggerMessage(9020, LogLevel.Warning,
        "More connections to the pages than the {Most} that the limit of open files leaves them, or half of that from one address: those of {Source} are closed; this is said once a minute at most")]
    private partial void LogRefused(int most, IPAddress source);
}
