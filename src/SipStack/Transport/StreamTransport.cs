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
    private readonly TimerEntry _sweep;
    private readonly ConnectionTable _table;
    private readonly SemaphoreSlim _entered = new(1);
    private IMessageReceiver? _receiver;
    private Task _accepting = Task.CompletedTask;

    /// <param name="framing">makes the framing of a connection.</param>
    public StreamTransport(TransportKind kind, IStreamListener listener, Func<IMessageFraming> framing, SipLoop loop, TimerQueue timers,
        SipCounters counters, StreamLimits limits)
    {
        (Kind, _listener, _framing) = (kind, listener, framing);
        (_loop, _timers, _counters, Limits) = (loop, timers, counters, limits);
        _table = new ConnectionTable(limits);
        _sweep = new TimerEntry(this);
    }

    public TransportKind Kind { get; }

    public IPEndPoint LocalEndPoint => _listener.LocalEndPoint;

    public int Connections => _table.Count;

    internal StreamLimits Limits { get; }

    internal RefusalLog Refusals => _counters.Refusals;

    internal TimeProvider Clock => _timers.Clock;

    internal long Now => Clock.GetTimestamp();

    public bool IsOpen(long flow) => _table.Contains(flow);

    public void Vouch(long flow) => _table.Vouch(flow);

    public void Alias(long flow, int port) => _table.Alias(flow, port);

    public void Start(IMessageReceiver receiver)
    {
        _receiver = receiver;
        _accepting = AcceptAsync();
    }

    public void Send(ReadOnlySpan<byte> message, Hop hop, ISendFailure? failure)
    {
        if (_table.Find(hop) is { } there)
        {
            there.Send(message, failure);
        }
        else if (TryOpen(() => _listener.Connect(hop), hop.EndPoint.Address, hop.Name, isStranger: false) is { } made)
        {
            made.Send(message, failure);
            _ = made.RunAsync();
        }
        else
        {
            Refuse(failure);
        }
    }

    public void OnTimer(TimerEntry timer)
    {
        foreach (var connection in _table.All)
        {
            if (Overdue(connection) is { } why)
            {
                Refusals.Count(why, connection.Peer.EndPoint.Address);
                connection.Close();
            }
            else if (Clock.GetElapsedTime(connection.LastUse) > Limits.Idle)
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
            foreach (var connection in _table.All)
            {
                connection.Close();
            }
        });
    }

    internal void Received(ReadOnlySpan<byte> message, Hop peer, Action taken) => _receiver!.OnMessage(message, peer, taken);

    internal void Failed() => _counters.SendError();

    internal void FinishLater(StreamConnection connection) => _loop.Post(static state => ((StreamConnection)state!).Finish(), connection);

    internal void Refuse(ISendFailure? failure)
    {
        _counters.SendError();
        _loop.Post(static state => ((ISendFailure?)state)?.OnSendFailed(), failure);
    }

    internal void Closed(StreamConnection connection, List<ISendFailure> failures) => _loop.Post(() =>
    {
        _table.Remove(connection);
        connection.Dispose();
        if (_table.Count == 0)
        {
            _timers.Clear(_sweep);
        }

        failures.ForEach(failure => failure.OnSendFailed());
        _receiver!.OnClosed(connection.Peer.Flow);
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

                await _entered.WaitAsync();
                _loop.Post(() => Enter(stream));
            }
            catch (IOException)
            {
                // Out of descriptors or aborted by the peer: the listener goes on, a little later.
                _counters.SendError();
                await Task.Delay(TimeSpan.FromMilliseconds(50), _timers.Clock);
            }
        }
    }

    private void Enter(IPendingStream stream)
    {
        _entered.Release();
        if (TryOpen(() => stream, stream.Peer.Address, null, isStranger: true) is { } connection)
        {
            _ = connection.RunAsync();
        }
        else
        {
            stream.Dispose();
        }
    }

    private StreamConnection? TryOpen(Func<IPendingStream> make, IPAddress address, string? name, bool isStranger)
    {
        if (!_table.HasRoomFor(address, out var instead))
        {
            Refusals.Count(RefusalReason.Connections, address);
            return null;
        }

        if (instead is not null)
        {
            Refusals.Count(RefusalReason.Connections, instead.Peer.EndPoint.Address);
            _table.Remove(instead);
            instead.Close();
        }

        var stream = make();
        var peer = new Hop(Kind, stream.Peer, Interlocked.Increment(ref _lastFlow)) { Name = name };
        var connection = new StreamConnection(stream, _framing(), peer, this) { IsStranger = isStranger };
        connection.Touch();
        _table.Add(connection);
        if (!_sweep.IsSet)
        {
            _timers.Set(_sweep, SweepEvery);
        }

        return connection;
    }

    // Null while it may stay, but for the common idle time.
    private RefusalReason? Overdue(StreamConnection connection) =>
        connection.PartialSince != 0 && Clock.GetElapsedTime(connection.PartialSince) > Limits.Partial ? RefusalReason.IdleConnection
        : connection.WritingSince != 0 && Clock.GetElapsedTime(connection.WritingSince) > Limits.Partial ? RefusalReason.UnreadConnection
        : connection.IsStranger && Clock.GetElapsedTime(connection.LastUse) > Limits.StrangerIdle ? RefusalReason.IdleConnection
        : null;
}
