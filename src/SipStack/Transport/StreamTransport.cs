using System.Net;
using CallCenter.SipStack.Diagnostics;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Timing;

namespace CallCenter.SipStack.Transport;

/// <summary>
/// A listener for streams of one kind and all its connections, made and accepted; one per peer is used again for both directions.
/// </summary>
internal sealed class StreamTransport : ISipTransport, ITimed
{
    public static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(10);
    private static long _lastFlow;

    private readonly IStreamListener _listener;
    private readonly Func<IMessageFraming> _framing;
    private readonly SipLoop _loop;
    private readonly TimerQueue _timers;
    private readonly SipCounters _counters;
    private readonly StreamLimits _limits;
    private readonly TimerEntry _sweep;
    private readonly Dictionary<long, StreamConnection> _byFlow = [];
    private readonly Dictionary<IPEndPoint, StreamConnection> _byPeer = [];
    private IMessageReceiver? _receiver;
    private Task _accepting = Task.CompletedTask;

    /// <param name="framing">makes the framing of a connection.</param>
    public StreamTransport(TransportKind kind, IStreamListener listener, Func<IMessageFraming> framing, SipLoop loop, TimerQueue timers,
        SipCounters counters, StreamLimits limits)
    {
        (Kind, _listener, _framing) = (kind, listener, framing);
        (_loop, _timers, _counters, _limits) = (loop, timers, counters, limits);
        _sweep = new TimerEntry(this);
    }

    public TransportKind Kind { get; }

    public IPEndPoint LocalEndPoint => _listener.LocalEndPoint;

    public int Connections => _byFlow.Count;

    internal long Now => _timers.Clock.GetTimestamp();

    public bool IsOpen(long flow) => _byFlow.ContainsKey(flow);

    public void Start(IMessageReceiver receiver)
    {
        _receiver = receiver;
        _accepting = AcceptAsync();
    }

    public void Send(ReadOnlySpan<byte> message, Hop hop, ISendFailure? failure)
    {
        if (_byFlow.TryGetValue(hop.Flow, out var connection) || _byPeer.TryGetValue(hop.EndPoint, out connection))
        {
            connection.Send(message, failure);
        }
        else if (_byFlow.Count >= _limits.MaxConnections)
        {
            Refuse(failure);
        }
        else
        {
            connection = Open(_listener.Connect(hop.EndPoint));
            connection.Send(message, failure);
            _ = connection.RunAsync();
        }
    }

    public void OnTimer(TimerEntry timer)
    {
        var clock = _timers.Clock;
        foreach (var connection in _byFlow.Values)
        {
            var stuck = connection.PartialSince != 0 && clock.GetElapsedTime(connection.PartialSince) > _limits.Partial;
            if (stuck || clock.GetElapsedTime(connection.LastUse) > _limits.Idle)
            {
                connection.Close();
            }
        }

        _timers.Set(_sweep, SweepEvery);
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _accepting;
        _loop.Post(() =>
        {
            _timers.Clear(_sweep);
            foreach (var connection in _byFlow.Values)
            {
                connection.Close();
            }
        });
    }

    internal void Received(ReadOnlySpan<byte> message, Hop peer) => _receiver?.OnMessage(message, peer);

    internal void Failed() => _counters.SendError();

    internal void FinishLater(StreamConnection connection) => _loop.Post(static state => ((StreamConnection)state!).Finish(), connection);

    internal void Refuse(ISendFailure? failure)
    {
        _counters.SendError();
        _loop.Post(static state => ((ISendFailure?)state)?.OnSendFailed(), failure);
    }

    internal void Closed(StreamConnection connection, List<ISendFailure>? failures) => _loop.Post(() =>
    {
        _byFlow.Remove(connection.Peer.Flow);
        if (_byPeer.TryGetValue(connection.Peer.EndPoint, out var current) && current == connection)
        {
            _byPeer.Remove(connection.Peer.EndPoint);
        }

        connection.Dispose();
        if (_byFlow.Count == 0)
        {
            _timers.Clear(_sweep);
        }

        foreach (var failure in failures ?? [])
        {
            failure.OnSendFailed();
        }
    });

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                if (await _listener.AcceptAsync() is not { } stream)
                {
                    return;
                }

                _loop.Post(static state => ((Accepted)state!).Enter(), new Accepted(this, stream));
            }
            catch (IOException)
            {
                // Out of descriptors or aborted by the peer: the listener goes on, a little later.
                _counters.SendError();
                await Task.Delay(TimeSpan.FromMilliseconds(50), _timers.Clock);
            }
        }
    }

    private StreamConnection Open(IPendingStream stream)
    {
        var peer = new Hop(Kind, stream.Peer, Interlocked.Increment(ref _lastFlow));
        var connection = new StreamConnection(stream, _framing(), peer, this);
        connection.Touch();
        _byFlow.Add(peer.Flow, connection);
        _byPeer[peer.EndPoint] = connection;
        if (!_sweep.IsSet)
        {
            _timers.Set(_sweep, SweepEvery);
        }

        return connection;
    }

    private sealed record Accepted(StreamTransport Transport, IPendingStream Stream)
    {
        public void Enter()
        {
            if (Transport._byFlow.Count >= Transport._limits.MaxConnections)
            {
                Stream.Dispose();
                return;
            }

            _ = Transport.Open(Stream).RunAsync();
        }
    }
}
