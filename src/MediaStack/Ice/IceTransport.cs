using CallCenter.MediaStack.Rtp;
using CallCenter.MediaStack.Sockets;

namespace CallCenter.MediaStack.Ice;

/// <summary>
/// One port on each of our addresses, RTCP multiplexed: answers the peer's checks and takes what comes by a checked path alone. Sends by the
/// path that the peer nominated last, before that by the newest that works. A reply must leave from the address that was asked, so
/// each address has a socket of its own.
/// </summary>
internal sealed class IceTransport : IMediaTransport
{
    /// <summary>Checks come every two seconds or so; RFC 7675 gives up after thirty.</summary>
    private static readonly TimeSpan ConsentTime = TimeSpan.FromSeconds(15);

    /// <summary>A browser has a handful of addresses.</summary>
    private const int MostPaths = 16;

    private static readonly NetAddress Peer = NetAddress.From(IceAgent.Path, dualStack: false);

    private readonly RtpPorts _ports;
    private readonly RtpPortPool _pool;
    private readonly ReceiveLoop _loop;
    private readonly TimeProvider _time;
    private readonly List<IcePath> _paths = [];
    private readonly byte[] _response = new byte[StunResponse.MaxSize];
    private IcePath? _selected;
    private bool _nominated;
    private long _checkedAt;

    /// <param name="ports">rented on the addresses that <paramref name="agent"/> names.</param>
    public IceTransport(RtpPorts ports, RtpPortPool pool, ReceiveLoop loop, IceAgent agent, TimeProvider time)
    {
        (_ports, _pool, _loop, _time, Agent) = (ports, pool, loop, time, agent);
        _checkedAt = time.GetTimestamp();
    }

    public IceAgent Agent { get; }

    public int LocalPort => _ports.Port;

    public bool DualStack => false;

    public void Start(IDatagramSink sink)
    {
        foreach (var socket in _ports.Sockets)
        {
            _loop.Add(socket, new Door(this, socket, sink), control: false);
        }
    }

    public void SendRtp(ReadOnlySpan<byte> packet, in NetAddress to)
    {
        if (Volatile.Read(ref _selected) is { } path)
        {
            path.Socket.Send(packet, path.Remote);
        }
    }

    public void SendRtcp(ReadOnlySpan<byte> packet, in NetAddress to) => SendRtp(packet, to);

    public bool IsAlive(long now) => _time.GetElapsedTime(Volatile.Read(ref _checkedAt), now) < ConsentTime;

    public void Dispose()
    {
        foreach (var socket in _ports.Sockets)
        {
            _loop.Remove(socket);
        }

        _pool.Return(_ports);
    }

    /// <summary>On the receive thread.</summary>
    private void Check(UdpSocket socket, Span<byte> datagram, in NetAddress from, long now)
    {
        var verdict = Agent.Judge(datagram, from, _response, out var length);
        if (length > 0)
        {
            socket.Send(_response.AsSpan(0, length), from);
        }

        if (verdict == IceVerdict.Ignored)
        {
            return;
        }

        Volatile.Write(ref _checkedAt, now);
        var path = Find(socket, from) ?? Add(socket, from);
        if (verdict == IceVerdict.Nominated || !_nominated)
        {
            _nominated |= verdict == IceVerdict.Nominated;
            Volatile.Write(ref _selected, path);
        }
    }

    private IcePath? Find(UdpSocket socket, in NetAddress from)
    {
        foreach (var path in _paths)
        {
            if (path.Socket == socket && path.Remote.Equals(from))
            {
                return path;
            }
        }

        return null;
    }

    private IcePath Add(UdpSocket socket, in NetAddress from)
    {
        if (_paths.Count == MostPaths)
        {
            _paths.RemoveAt(0);
        }

        var path = new IcePath(socket, from);
        _paths.Add(path);
        return path;
    }

    /// <summary>What comes in at one socket.</summary>
    private sealed class Door(IceTransport transport, UdpSocket socket, IDatagramSink sink) : IDatagramSink
    {
        public void Received(Span<byte> datagram, in NetAddress from, bool control, long now)
        {
            if (StunRequest.LooksLikeStun(datagram))
            {
                transport.Check(socket, datagram, from, now);
            }
            else if (transport.Find(socket, from) is not null)
            {
                sink.Received(datagram, Peer, control, now);
            }
        }
    }
}
