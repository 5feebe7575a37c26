namespace CallCenter.Benchmarks.Load;

/// <summary>When the packets of one stream came: the gaps between neighbours, and what was lost.</summary>
internal sealed class StreamTimes
{
    private readonly List<float> _gaps = [];
    private long _last;
    private ushort _lastSequence;

    /// <summary>Milliseconds between a packet and the next one, in the order of arrival; should be 20.</summary>
    public IReadOnlyList<float> Gaps => _gaps;

    public int Lost { get; private set; }

    public void Add(long nanoseconds, ushort sequence)
    {
        if (_last != 0)
        {
            var step = (short)(sequence - _lastSequence);
            Lost += Math.Max(0, step - 1);
            _gaps.Add((nanoseconds - _last) / 1e6f);
        }

        (_last, _lastSequence) = (nanoseconds, sequence);
    }
}
