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
        "Connections to the pages' port that were closed at once, because their address had too many.");

    private readonly Lock _gate = new();
    private readonly Dictionary<IPAddress, int> _ofAddress = [];
    private TaskCompletionSource? _room;
    private bool _isClosed;
    private int _all;
    private long _saidAt;

    /// <summary>Completes when one more may be taken.</summary>
    public Task RoomAsync(CancellationToken ct)
    {
        lock (_gate)
        {
            return _all < files.Pages || _isClosed
                ? Task.CompletedTask
                : (_room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task.WaitAsync(ct);
        }
    }

    /// <summary>Nothing more is to come: whoever waits for room goes on.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            _room?.TrySetResult();
        }
    }

    /// <summary>False when its address has too many.</summary>
    public bool TryEnter(ConnectionContext connection)
    {
        var address = AddressOf(connection);
        lock (_gate)
        {
            var count = _ofAddress.GetValueOrDefault(address);
            if (count < files.Pages / 2)
            {
                _all++;
                _ofAddress[address] = count + 1;
                return true;
            }
        }

        Refuse(address);
        return false;
    }

    /// <summary>Serves a connection that entered, to its end.</summary>
    public async Task RunAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        try
        {
            await next(connection);
        }
        finally
        {
            Leave(AddressOf(connection));
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

            _room?.TrySetResult();
            _room = null;
        }
    }

    private static IPAddress AddressOf(ConnectionContext connection) => (connection.RemoteEndPoint as IPEndPoint)?.Address ?? IPAddress.None;

    private void Refuse(IPAddress address)
    {
        Refused.Add(1);
        var said = Interlocked.Read(ref _saidAt);
        if ((said == 0 || time.GetElapsedTime(said) >= LogEvery) && Interlocked.CompareExchange(ref _saidAt, Math.Max(1, time.GetTimestamp()), said) == said)
        {
            LogRefused(files.Pages / 2, address);
        }
    }

    [LoggerMessage(EventId = 9035, Level = LogLevel.Warning,
        Message = "More connections to the pages from {Source} than the {Most} that the limit of open files leaves one address: they are closed; this is said once a minute at most")]
    private partial void LogRefused(int most, IPAddress source);
}
