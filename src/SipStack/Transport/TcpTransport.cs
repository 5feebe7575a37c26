using System.Net.Sockets;
using System.Net;
using CallCenter.SipStack.Diagnostics;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Timing;

namespace CallCenter.SipStack.Transport;

/// <summary>Limits of a stream transport.</summary>
internal sealed record StreamLimits(int MaxConnections, TimeSpan Idle, TimeSpan Partial);

/// <summary>A TCP listener and all its connections, made and accepted; one per peer is used again for both directions.</summary>
internal sealed class TcpTransport : ISipTransport, ITimed
{
    public static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(10);
    private static long _lastFlow;

    private readonly Socket _listener;
    private readonly SipLoop _loop;
    private readonly TimerQueue _timers;
    private readonly SipCounters _counters;
    private readonly StreamLimits _limits;
    private readonly TimerEntry _sweep;
    private readonly Dictionary<long, TcpConnection> _byFlow = [];
    private readonly Dictionary<IPEndPoint, TcpConnection> _byPeer = [];
    private IMessageReceiver? _receiver;
    private Task _accepting = Task.CompletedTask;

    public TcpTransport(IPEndPoint bind, SipLoop loop, TimerQueue timers, SipCounters counters, StreamLimits limits)
    {
        (_loop, _timers, _counters, _limits) = (loop, timers, counters, limits);
        _sweep = new TimerEntry(this);
        _listener = new Socket(bind.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            // A server that comes back at once must get its port back although old connections still linger.
            _listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            if (bind.Address.Equals(IPAddress.IPv6Any))
            {
                _listener.DualMode = true;
            }

            _listener.Bind(bind);
            _listener.Listen(512);
        }
        catch
        {
            _listener.Dispose();
            throw;
        }

        LocalEndPoint = (IPEndPoint)_listener.LocalEndPoint!;
    }

    public TransportKind Kind => TransportKind.Tcp;

    public IPEndPoint LocalEndPoint { get; }

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
            connection = Open(new Socket(hop.EndPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp), hop.EndPoint);
            connection.Send(message, failure);
            _ = connection.RunAsync(connect: true);
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

    internal void FinishLater(TcpConnection connection) => _loop.Post(static state => ((TcpConnection)state!).Finish(), connection);

    internal void Refuse(ISendFailure? failure)
    {
        _counters.SendError();
        _loop.Post(static state => ((ISendFailure?)state)?.OnSendFailed(), failure);
    }

    internal void Closed(TcpConnection connection, List<ISendFailure>? failures) => _loop.Post(() =>
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
                var socket = await _listener.AcceptAsync();
                _loop.Post(static state => ((Accepted)state!).Enter(), new Accepted(this, socket));
            }
            catch (Exception e) when (e is ObjectDisposedException or SocketException { SocketErrorCode: SocketError.OperationAborted })
            {
                return;
            }
            catch (SocketException)
            {
                // Out of descriptors or aborted by the peer: the listener goes on, a little later.
                _counters.SendError();
                await Task.Delay(TimeSpan.FromMilliseconds(50), _timers.Clock);
            }
        }
    }

    private TcpConnection Open(Socket socket, IPEndPoint peer)
    {
        var connection = new TcpConnection(socket, new Hop(TransportKind.Tcp, peer, Interlocked.Increment(ref _lastFlow)), this);
        connection.Touch();
        _byFlow.Add(connection.Peer.Flow, connection);
        _byPeer[peer] = connection;
        if (!_sweep.IsSet)
        {
            _timers.Set(_sweep, SweepEvery);
        }

        return connection;
    }

    private sealed record Accepted(TcpTransport Transport, Socket Socket)
    {
        public void Enter()
        {
            if (Transport._byFlow.Count >= Transport._limits.MaxConnections || Socket.RemoteEndPoint is not IPEndPoint peer)
            {
                Socket.Dispose();
                return;
            }

            if (peer.Address.IsIPv4MappedToIPv6)
            {
                peer = new IPEndPoint(peer.Address.MapToIPv4(), peer.Port);
            }

            _ = Transport.Open(Socket, peer).RunAsync(connect: false);
        }
    }
}
