using CallCenter.MediaStack.Sockets;
using Microsoft.Extensions.Logging;

namespace CallCenter.MediaStack.Pipeline;

/// <summary>
/// The one clock of all legs: a thread that wakes four times in 20 ms, each time for a quarter of the legs, so that a thousand packets do
/// not leave in one burst. Due times follow the monotonic clock without drift. After a short delay ticks come closer together until they
/// have caught up; after a long one whole frames are skipped instead, and each leg is told how many.
/// </summary>
internal sealed partial class MediaClock : IDisposable
{
    public const int Phases = 4;

    private const int TicksPerSecond = 50;
    private static readonly TimeSpan SkipAfter = TimeSpan.FromMilliseconds(100);

    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Action _everySecond;
    private readonly Lock _gate = new();
    private readonly ITicked[][] _members = new ITicked[Phases][];
    private readonly long[] _roundsSeen = new long[Phases];
    private readonly long _slotLength;
    private readonly LatenessHistogram _lateness = new();
    private Thread? _thread;
    private volatile bool _stopping;
    private long _origin;
    private long _slot;
    private long _due;
    private long _roundsSkipped;

    public MediaClock(TimeProvider time, ILogger logger, Action everySecond)
    {
        _time = time;
        _logger = logger;
        _everySecond = everySecond;
        Array.Fill(_members, []);
        _slotLength = time.TimestampFrequency / TicksPerSecond / Phases;
        _origin = _due = time.GetTimestamp();
    }

    /// <summary>20 ms frames left out after long stalls, since the start.</summary>
    public long FramesSkipped => Interlocked.Read(ref _roundsSkipped);

    /// <summary>How late the ticks were, and frames skipped, since the last call.</summary>
    public MediaClockStats TakeStats() => _lateness.Take(FramesSkipped);

    public void Start()
    {
        _origin = _due = _time.GetTimestamp();
        _thread = new Thread(Run) { Name = "media-clock", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Puts a member into the phase with the fewest.</summary>
    public void Add(ITicked member)
    {
        lock (_gate)
        {
            var least = 0;
            for (var i = 1; i < Phases; i++)
            {
                least = _members[i].Length < _members[least].Length ? i : least;
            }

            Volatile.Write(ref _members[least], [.. _members[least], member]);
        }
    }

    public void Remove(ITicked member)
    {
        lock (_gate)
        {
            for (var i = 0; i < Phases; i++)
            {
                if (Array.IndexOf(_members[i], member) >= 0)
                {
                    Volatile.Write(ref _members[i], Array.FindAll(_members[i], m => m != member));
                }
            }
        }
    }

    /// <summary>Runs the ticks that are due, one after the other, and tells how long to wait for the next.</summary>
    internal TimeSpan RunDue()
    {
        var now = _time.GetTimestamp();
        while (now >= _due)
        {
            var late = now - Nominal(_slot);
            _lateness.Add(_time.GetElapsedTime(Nominal(_slot), now));
            if (late > SkipAfter.TotalSeconds * _time.TimestampFrequency)
            {
                var rounds = late / (_slotLength * Phases);
                Interlocked.Add(ref _roundsSkipped, rounds);
                _slot += rounds * Phases;
            }

            RunPhase((int)(_slot % Phases), now);
            if (_slot % (TicksPerSecond * Phases) == 0)
            {
                _everySecond();
            }

            _slot++;
            // never two ticks of one leg back to back: catching up runs at twice the pace
            _due = Math.Max(Nominal(_slot), now + (_slotLength / 2));
            now = _time.GetTimestamp();
        }

        return _time.GetElapsedTime(now, _due);
    }

    public void Dispose()
    {
        _stopping = true;
        _thread?.Join();
    }

    private long Nominal(long slot) => _origin + (slot * _slotLength);

    private void Run()
    {
        var (cores, nextLook) = (0, 0L);
        while (!_stopping)
        {
            if (_slot >= nextLook)
            {
                nextLook = _slot + (TicksPerSecond * Phases);
                cores = Prefer(cores);
            }

            Sleep(RunDue());
        }
    }

    /// <summary>Real time where another core is left for the rest: on a single one it would wait for the collector that waits for it (docs/decisions/0002).</summary>
    private static int Prefer(int coresBefore)
    {
        var cores = Libc.CoresOfThisThread();
        if (cores != coresBefore)
        {
            Libc.PreferThisThread(cores > 1 ? 2 : null);
        }

        return cores;
    }

    private void RunPhase(int phase, long now)
    {
        var skipped = Interlocked.Read(ref _roundsSkipped);
        var frames = 1 + (int)Math.Min(int.MaxValue / 1000, skipped - _roundsSeen[phase]);
        _roundsSeen[phase] = skipped;
        foreach (var member in Volatile.Read(ref _members[phase]))
        {
            try
            {
                member.Tick(now, frames);
            }
            catch (Exception e)
            {
                LogTickFailed(e);
            }
        }
    }

    /// <summary>The system call rather than Thread.Sleep, which rounds to milliseconds.</summary>
    private static unsafe void Sleep(TimeSpan time)
    {
        const int Monotonic = 1;
        var request = new Libc.TimeSpec { Seconds = (nint)time.Seconds, Nanoseconds = (nint)(time.Ticks % TimeSpan.TicksPerSecond * 100) };
        _ = Libc.ClockNanoSleep(Monotonic, 0, &request, null);
    }

    [LoggerMessage(EventId = 3010, Level = LogLevel.Error, Message = "A leg's 20 ms tick failed")]
    private partial void LogTickFailed(Exception e);
}
