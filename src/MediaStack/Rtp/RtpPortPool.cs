using System.Diagnostics.CodeAnalysis;
using System.Net;
using CallCenter.MediaStack.Sockets;

namespace CallCenter.MediaStack.Rtp;

/// <summary>
/// Pairs of ports out of a range. A returned pair stays bound, unread, for the draining time, so that what an ended call's peer still
/// sends meets no new call; then it goes to the end of the line. When no other is left, the one that has drained longest is rented before its time: that
/// is better than a call refused. Safe to use from any thread.
/// </summary>
internal sealed class RtpPortPool : IDisposable
{
    /// <summary>Who has not heard our BYE by then sends on for longer anyway.</summary>
    private static readonly TimeSpan ShortestDrain = TimeSpan.FromSeconds(1);

    /// <summary>Ports may be held by other programs; not all of a wide range are tried while calls wait.</summary>
    private const int MostTries = 256;

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
            (_held, _errno) = (0, 0);
            ports = TryFree(places) ?? TryDraining(places);
            if (ports is null)
            {
                _held = _free.Count;
                return false;
            }

            _inUse++;
            _bound.Add(ports.Port);
            return true;
        }
    }

    private RtpPorts? TryFree(IReadOnlyList<(IPAddress Address, int Offset)> places)
    {
        for (var tries = Math.Min(_free.Count, MostTries); tries > 0 && _errno == 0; tries--)
        {
            var port = _free.Dequeue();
            if (Bind(port, places, out var errno) is { } ports)
            {
                return ports;
            }

            _free.Enqueue(port);
            _errno = errno == Libc.AddressInUse ? 0 : errno;
        }

        return null;
    }

    private RtpPorts? TryDraining(IReadOnlyList<(IPAddress Address, int Offset)> places)
    {
        if (!_draining.TryPeek(out var oldest) || _time.GetElapsedTime(oldest.Since) < ShortestDrain)
        {
            return null;
        }

        // bound anew, so that nothing of the old call waits in it
        Close(_draining.Dequeue().Ports);
        if (Bind(oldest.Ports.Port, places, out _) is { } ports)
        {
            _errno = 0;
            return ports;
        }

        _free.Enqueue(oldest.Ports.Port);
        return null;
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
            while (_draining.TryPeek(out var oldest) && _time.GetElapsedTime(oldest.Since) >= _drain)
            {
                Release(_draining.Dequeue().Ports);
            }
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

    private void Release(RtpPorts ports)
    {
        Close(ports);
        _free.Enqueue(ports.Port);
    }

    private void Close(RtpPorts ports)
    {
        foreach (var socket in ports.Sockets)
        {
            socket.Close();
        }

        _bound.Remove(ports.Port);
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
