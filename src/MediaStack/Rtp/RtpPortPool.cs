using System.Diagnostics.CodeAnalysis;
using System.Net;
using CallCenter.MediaStack.Sockets;

namespace CallCenter.MediaStack.Rtp;

/// <summary>
/// Pairs of ports out of a range. A returned pair stays bound, unread, for the draining time, so that what an ended call's peer still
/// sends meets no new call; then it goes to the end of the line. Where no pair is left, those that have drained for a second are rented
/// before a call is refused. Safe to use from any thread.
/// </summary>
internal sealed class RtpPortPool : IDisposable
{
    private static readonly TimeSpan ShortDrain = TimeSpan.FromSeconds(1);

    private readonly IPAddress _address;
    private readonly TimeSpan _drain;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private readonly Queue<int> _free;
    private readonly Queue<(RtpPorts Ports, long Since)> _draining = new();
    private readonly HashSet<int> _bound = [];
    private int _inUse;
    private int _held;
    private int _errno;

    public RtpPortPool(IPAddress address, int firstPort, int lastPort, TimeSpan drain, TimeProvider time)
    {
        _address = address;
        _drain = drain;
        _time = time;
        var first = (firstPort + 1) / 2;
        var pairs = Math.Max(0, ((lastPort - 1) / 2) - first + 1);
        var ports = Enumerable.Range(first, pairs).Select(i => i * 2).ToArray();
        // an outsider shall not guess the next call's port, and a block held by another program shall not stop us at each call
        Random.Shared.Shuffle(ports);
        _free = new Queue<int>(ports);
    }

    public int InUse
    {
        get { lock (_gate) { return _inUse; } }
    }

    public int Draining
    {
        get { lock (_gate) { return _draining.Count; } }
    }

    /// <summary>Pairs that may be rented; none when the last try found all of them held by other programs.</summary>
    public int Free
    {
        get { lock (_gate) { return Math.Max(0, _free.Count - _held); } }
    }

    /// <summary>Why no pair could be rented last time; null when one could.</summary>
    public string? Trouble
    {
        get
        {
            lock (_gate)
            {
                return _errno is Libc.TooManyFiles or Libc.TooManyFilesInSystem ? "the limit of open files is reached (ulimit -n)"
                    : _held > 0 || _free.Count == 0 ? "no RTP port is free"
                    : null;
            }
        }
    }

    /// <summary>The port is bound by this pool.</summary>
    public bool Holds(int port)
    {
        lock (_gate)
        {
            return _bound.Contains(port & ~1);
        }
    }

    /// <summary>False when no pair of the range is free, or none of the free ones can be bound.</summary>
    public bool TryRent([NotNullWhen(true)] out RtpPorts? ports) => TryRent([(_address, 0), (_address, 1)], out ports);

    /// <summary>The even port of a pair on each of these addresses; the odd one stays unused.</summary>
    public bool TryRent(IEnumerable<IPAddress> addresses, [NotNullWhen(true)] out RtpPorts? ports) => TryRent([.. addresses.Select(a => (a, 0))], out ports);

    private bool TryRent(IReadOnlyList<(IPAddress Address, int Offset)> places, [NotNullWhen(true)] out RtpPorts? ports)
    {
        lock (_gate)
        {
            ports = null;
            (_held, _errno) = (0, 0);
            if (_free.Count == 0)
            {
                ReleaseDrained(ShortDrain);
            }

            for (var tries = _free.Count; tries > 0 && ports is null; tries--)
            {
                var port = _free.Dequeue();
                ports = Bind(port, places, out var errno);
                if (ports is not null)
                {
                    _inUse++;
                    _bound.Add(port);
                    return true;
                }

                _free.Enqueue(port);
                if (errno != Libc.AddressInUse)
                {
                    _errno = errno;
                    break;
                }
            }

            _held = _free.Count;
            return false;
        }
    }

    /// <summary>Whether a pair can be bound now.</summary>
    public bool CanRent()
    {
        lock (_gate)
        {
            if (!TryRent(out var ports))
            {
                return false;
            }

            _inUse--;
            Release(ports);
            return true;
        }
    }

    /// <summary>Starts to drain a pair that no thread uses any more.</summary>
    public void Return(RtpPorts ports)
    {
        foreach (var socket in ports.Sockets)
        {
            socket.Mute();
        }

        lock (_gate)
        {
            _inUse--;
            _draining.Enqueue((ports, _time.GetTimestamp()));
        }
    }

    /// <summary>Frees the pairs that have drained for long enough.</summary>
    public void Sweep()
    {
        lock (_gate)
        {
            ReleaseDrained(_drain);
        }
    }

    /// <summary>Closes what drains; pairs in use are their renters' to return first.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            while (_draining.TryDequeue(out var pair))
            {
                Release(pair.Ports);
            }
        }
    }

    private void ReleaseDrained(TimeSpan atLeast)
    {
        while (_draining.TryPeek(out var oldest) && _time.GetElapsedTime(oldest.Since) >= atLeast)
        {
            Release(_draining.Dequeue().Ports);
        }
    }

    private void Release(RtpPorts ports)
    {
        foreach (var socket in ports.Sockets)
        {
            socket.Close();
        }

        _bound.Remove(ports.Port);
        _free.Enqueue(ports.Port);
    }

    private static RtpPorts? Bind(int port, IReadOnlyList<(IPAddress Address, int Offset)> places, out int errno)
    {
        var sockets = new List<UdpSocket>();
        errno = 0;
        foreach (var (address, offset) in places)
        {
            if (UdpSocket.Bind(address, port + offset, out errno) is { } socket)
            {
                sockets.Add(socket);
                continue;
            }

            sockets.ForEach(s => s.Close());
            return null;
        }

        return new RtpPorts(sockets);
    }
}
