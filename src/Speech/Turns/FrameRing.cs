namespace CallCenter.Speech.Turns;

/// <summary>Frames on their way from the media clock to a worker. Writing copies and never waits; when full the oldest frame is lost.</summary>
internal sealed class FrameRing(int capacity)
{
    private readonly short[] _samples = new short[capacity * AudioClip.FrameSamples];
    private readonly Lock _gate = new();
    private int _first;
    private int _count;
    private long _lost;

    public long Lost => Interlocked.Read(ref _lost);

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _count;
            }
        }
    }

    /// <returns>Frames now waiting.</returns>
    public int Write(ReadOnlySpan<short> frame)
    {
        frame = frame[..Math.Min(frame.Length, AudioClip.FrameSamples)];
        lock (_gate)
        {
            if (_count == capacity)
            {
                _first = (_first + 1) % capacity;
                _count--;
                _lost++;
            }

            var slot = Slot((_first + _count) % capacity);
            frame.CopyTo(slot);
            slot[frame.Length..].Clear();
            return ++_count;
        }
    }

    /// <summary>False when there is no frame.</summary>
    public bool TryRead(Span<short> frame)
    {
        lock (_gate)
        {
            if (_count == 0)
            {
                return false;
            }

            Slot(_first).CopyTo(frame);
            _first = (_first + 1) % capacity;
            _count--;
            return true;
        }
    }

    private Span<short> Slot(int index) => _samples.AsSpan(index * AudioClip.FrameSamples, AudioClip.FrameSamples);
}
