using Microsoft.Extensions.Logging;

namespace CallCenter.MediaStack.Sockets;

/// <summary>One thread that reads all sockets: epoll tells which, each is read once a round so that a flood on one starves no other.</summary>
internal sealed partial class ReceiveLoop(TimeProvider time, ILogger logger) : IDisposable
{
    private const int MaxDatagram = 2048;

    private readonly Poller _poller = new();
    private readonly Lock _gate = new();
    private readonly byte[] _buffer = GC.AllocateArray<byte>(MaxDatagram, pinned: true);
    private Route?[] _routes = new Route?[1024];
    private Thread? _thread;
    private volatile bool _stopping;

    private sealed record Route(UdpSocket Socket, IDatagramSink Sink, bool Control);

    public void Start()
    {
        _thread = new Thread(Run) { Name = "rtp-receive", IsBackground = true };
        _thread.Start();
    }

    public void Add(UdpSocket socket, IDatagramSink sink, bool control)
    {
        lock (_gate)
        {
            if (socket.Descriptor >= _routes.Length)
            {
                var larger = new Route?[Math.Max(_routes.Length * 2, socket.Descriptor + 1)];
                _routes.CopyTo(larger, 0);
                Volatile.Write(ref _routes, larger);
            }

            Volatile.Write(ref _routes[socket.Descriptor], new Route(socket, sink, control));
        }

        _poller.Add(socket.Descriptor);
    }

    public void Remove(UdpSocket socket)
    {
        _poller.Remove(socket.Descriptor);
        lock (_gate)
        {
            Volatile.Write(ref _routes[socket.Descriptor], null);
        }
    }

    /// <summary>Waits for packets once and hands them on; the thread does nothing else.</summary>
    internal int Poll(int timeoutMilliseconds)
    {
        var ready = _poller.Wait(timeoutMilliseconds);
        var now = time.GetTimestamp();
        var routes = Volatile.Read(ref _routes);
        for (var i = 0; i < ready; i++)
        {
            var fd = _poller.Ready(i);
            if (fd < routes.Length && Volatile.Read(ref routes[fd]) is { } route)
            {
                Read(route, now);
            }
        }

        return ready;
    }

    public void Dispose()
    {
        _stopping = true;
        _poller.Wake();
        _thread?.Join();
        _poller.Dispose();
    }

    private void Run()
    {
        // with fewer, the clock may hold one core and this thread the other while the collector wants one (docs/decisions/0002)
        const int CoresForRealTime = 3;
        Libc.PreferThisThread(Libc.CoresOfThisThread() < CoresForRealTime ? null : 1);
        while (!_stopping)
        {
            Poll(timeoutMilliseconds: -1);
        }
    }

    private void Read(Route route, long now)
    {
        var n = route.Socket.Receive(_buffer, out var from);
        if (n < 0)
        {
            return;
        }

        try
        {
            route.Sink.Received(_buffer.AsSpan(0, n), from, route.Control, now);
        }
        catch (Exception e)
        {
            LogPacketFailed(route.Socket.Port, e);
        }
    }

    [LoggerMessage(EventId = 3001, Level = LogLevel.Error, Message = "A packet on port {Port} could not be handled")]
    private partial void LogPacketFailed(int port, Exception e);
}
