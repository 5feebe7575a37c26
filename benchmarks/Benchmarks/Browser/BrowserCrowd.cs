using System.Diagnostics;
using System.Net.Sockets;
using CallCenter.MediaStack.Dtls;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Benchmarks.Browser;

/// <summary>Peers like browsers on two threads: one says a packet of each every 20 ms, spread over them, one hears what comes.</summary>
internal sealed class BrowserCrowd : IDisposable
{
    private readonly DtlsEndpoint _endpoint = new(TimeProvider.System, NullLogger.Instance);
    private readonly List<BrowserPeer> _peers = [];
    private readonly Lock _gate = new();
    private readonly bool _opus;
    private readonly byte[][] _sound;
    private volatile bool _ended;

    /// <param name="sound">payloads of 20 ms, said over and over.</param>
    public BrowserCrowd(bool opus, byte[][] sound)
    {
        (_opus, _sound) = (opus, sound);
        new Thread(Say) { Name = "crowd says", IsBackground = true }.Start();
        new Thread(Hear) { Name = "crowd hears", IsBackground = true }.Start();
    }

    /// <summary>Packets that all of them have heard.</summary>
    public long Heard
    {
        get { lock (_gate) { return _peers.Sum(p => (long)p.Heard); } }
    }

    /// <summary>One more; its sound flows when this is done.</summary>
    public async Task AddAsync(Func<string, Task<string>> ask)
    {
        var peer = new BrowserPeer(_endpoint, _opus);
        lock (_gate)
        {
            _peers.Add(peer);
        }

        await peer.OpenAsync(ask);
    }

    public void Dispose()
    {
        _ended = true;
        foreach (var peer in Peers())
        {
            peer.Dispose();
        }
    }

    private BrowserPeer[] Peers()
    {
        lock (_gate)
        {
            return [.. _peers];
        }
    }

    private void Say()
    {
        var clock = Stopwatch.StartNew();
        for (var tick = 0L; !_ended; tick++)
        {
            // a quarter of the peers every 5 ms
            for (var quarter = 0; quarter < 4; quarter++)
            {
                var peers = Peers();
                for (var i = quarter; i < peers.Length; i += 4)
                {
                    peers[i].Tick(tick, _sound[tick % _sound.Length]);
                }

                var early = TimeSpan.FromMilliseconds((20 * tick) + (5 * (quarter + 1))) - clock.Elapsed;
                Thread.Sleep(early > TimeSpan.Zero ? early : TimeSpan.Zero);
            }
        }
    }

    private void Hear()
    {
        var buffer = new byte[2048];
        while (!_ended)
        {
            var peers = Peers();
            var read = 0;
            foreach (var peer in peers)
            {
                try
                {
                    while (peer.Socket.Available > 0)
                    {
                        peer.Received(buffer.AsSpan(0, peer.Socket.Receive(buffer)));
                        read++;
                    }
                }
                catch (Exception e) when (e is SocketException or ObjectDisposedException)
                {
                    // the call is over
                }
            }

            if (read == 0)
            {
                Thread.Sleep(1);
            }
        }
    }
}
