using System.Collections.Concurrent;
using System.Diagnostics;
using CallCenter.Benchmarks.Load;
using CallCenter.MediaStack.Codecs;
using CallCenter.MediaStack.Dtls;
using CallCenter.MediaStack.Mixing;
using CallCenter.MediaStack.Pipeline;
using CallCenter.MediaStack.Sockets;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Benchmarks.Media;

/// <summary>Simulated callers in rooms of one make: each says a packet every 20 ms, a quarter of them every 5 ms, all by one thread and one socket.</summary>
internal sealed class Crowd : IDisposable
{
    private const int HandshakesAtOnce = 32;
    private const int Slots = 4;
    private const int SlotsPerSecond = 50 * Slots;

    /// <summary>Between a browser's checks.</summary>
    private const int CheckSlots = 4 * SlotsPerSecond;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly MediaEngine _engine;
    private readonly IReadOnlyList<CallerKind> _room;
    private readonly RtpReceiver _socket = new();
    private readonly DtlsEndpoint _handshakes = new(TimeProvider.System, NullLogger.Instance);
    private readonly ConcurrentDictionary<int, SimulatedCaller> _byPort = [];
    private readonly Dictionary<AudioFormat, byte[][]> _speech = [];
    private readonly Thread _speaker;
    private SimulatedCaller[] _callers = [];
    private int _right;
    private volatile bool _ended;

    /// <param name="room">who is in each room.</param>
    public Crowd(MediaEngine engine, IReadOnlyList<CallerKind> room)
    {
        (_engine, _room) = (engine, room);
        foreach (var format in room.Select(kind => kind.Format).Distinct())
        {
            _speech[format] = Speech.PacketsOf(format);
        }

        _socket.Others = (port, datagram) => Find(port)?.Received(datagram);
        _socket.Firsts = (port, packet) => _right += Find(port)?.IsRight(packet) == true ? 1 : 0;
        _speaker = new Thread(Speak) { Name = "callers", IsBackground = true };
        _speaker.Start();
    }

    /// <summary>Opens rooms until there are so many; returns when all have keys.</summary>
    public void Grow(int rooms)
    {
        while (_callers.Length / _room.Count < rooms)
        {
            var some = Enumerable.Range(0, Math.Min(HandshakesAtOnce, rooms - (_callers.Length / _room.Count))).SelectMany(_ => OpenRoom()).ToArray();
            foreach (var caller in some)
            {
                caller.Check();
            }

            for (var waited = Stopwatch.StartNew(); !some.All(caller => caller.IsReady); Thread.Sleep(1))
            {
                if (waited.Elapsed > Patience)
                {
                    throw new InvalidOperationException("the handshakes do not end");
                }
            }

            Volatile.Write(ref _callers, [.. _callers, .. some]);
        }
    }

    /// <summary>What happens in so long a time.</summary>
    public CrowdFigures Measure(TimeSpan window)
    {
        _engine.TakeClockStats();
        _right = 0;
        _socket.Begin();
        var (cpu, clock) = (PinnedEngine.Cpu, Stopwatch.StartNew());
        Thread.Sleep(window);
        var (used, seconds) = (PinnedEngine.Cpu - cpu, clock.Elapsed.TotalSeconds);
        var streams = _socket.End();
        return new CrowdFigures(_callers.Length, _right, 100 * used.TotalSeconds / seconds, streams, _engine.TakeClockStats());
    }

    public void Dispose()
    {
        _ended = true;
        _speaker.Join();
        Array.ForEach(_callers, caller => caller.Dispose());
        _socket.Dispose();
    }

    private List<SimulatedCaller> OpenRoom()
    {
        var room = new MediaRoom();
        var callers = new List<SimulatedCaller>();
        foreach (var kind in _room)
        {
            var caller = new SimulatedCaller(kind, _engine, _socket, _speech[kind.Format], _handshakes, (uint)(_byPort.Count + 1));
            _byPort[caller.Leg.LocalPort] = caller;
            room.Join(caller.Leg);
            callers.Add(caller);
        }

        return callers;
    }

    private SimulatedCaller? Find(int port) => _byPort.GetValueOrDefault(port);

    private void Speak()
    {
        Libc.PreferThisThread(realTimePriority: 1);
        using var batch = new DatagramBatch();
        var began = Stopwatch.GetTimestamp();
        for (long slot = 0; !_ended; slot++)
        {
            var callers = Volatile.Read(ref _callers);
            for (var i = (int)(slot % Slots); i < callers.Length; i += Slots)
            {
                if (callers[i].Say(batch))
                {
                    _socket.Send(batch);
                }
            }

            _socket.Send(batch);
            for (var i = (int)(slot % CheckSlots); i < callers.Length; i += CheckSlots)
            {
                callers[i].Check();
            }

            Sleep(TimeSpan.FromSeconds((double)(slot + 1) / SlotsPerSecond) - Stopwatch.GetElapsedTime(began));
        }
    }

    private static unsafe void Sleep(TimeSpan time)
    {
        const int monotonic = 1;
        if (time > TimeSpan.Zero)
        {
            var request = new Libc.TimeSpec { Seconds = (nint)time.Seconds, Nanoseconds = (nint)(time.Ticks % TimeSpan.TicksPerSecond * 100) };
            _ = Libc.ClockNanoSleep(monotonic, 0, &request, null);
        }
    }
}
