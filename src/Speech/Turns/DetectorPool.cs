using System.Collections.Concurrent;
using CallCenter.Speech.Native;

namespace CallCenter.Speech.Turns;

/// <summary>Detectors cost some 20 ms and 5 MB to make: they go from turn to turn.</summary>
internal sealed class DetectorPool(Func<IVoiceDetector?> create) : IDisposable
{
    /// <summary>Idle detectors kept; more are freed.</summary>
    private const int MaxIdle = 32;

    private readonly ConcurrentBag<IVoiceDetector> _idle = [];
    private int _lent;
    private volatile bool _disposed;

    public int Lent => Volatile.Read(ref _lent);

    /// <summary>Null when the engine cannot make one.</summary>
    public IVoiceDetector? Rent()
    {
        if (!_idle.TryTake(out var detector))
        {
            detector = create();
        }

        if (detector is not null)
        {
            Interlocked.Increment(ref _lent);
        }

        return detector;
    }

    public void Return(IVoiceDetector detector)
    {
        Interlocked.Decrement(ref _lent);
        if (_disposed || _idle.Count >= MaxIdle)
        {
            detector.Dispose();
            return;
        }

        detector.Reset();
        _idle.Add(detector);
    }

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out var detector))
        {
            detector.Dispose();
        }
    }
}
