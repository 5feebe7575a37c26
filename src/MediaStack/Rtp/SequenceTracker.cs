namespace CallCenter.MediaStack.Rtp;

/// <summary>
/// RFC 3550 appendix A.1, for one sender: validates sequence numbers and SSRC, counts cycles, and tells duplicates apart. A changed
/// SSRC or a wild jump is believed at the second packet that fits, so one forged packet cannot derail a stream.
/// </summary>
internal sealed class SequenceTracker
{
    private const int MaxDropout = 3000;
    private const int MaxMisorder = 100;
    private const int Window = 64;

    private uint _ssrc;
    private ushort _highest;
    private uint _cycles;
    private uint _base;
    private ulong _seen;
    private (uint Ssrc, ushort Sequence)? _expectedNext;

    public bool Started { get; private set; }

    public uint Ssrc => _ssrc;

    /// <summary>Packets taken since the stream began, duplicates left out.</summary>
    public uint Received { get; private set; }

    public uint ExtendedHighest => _cycles + _highest;

    public uint Expected => Started ? ExtendedHighest - _base + 1 : 0;

    public SequenceVerdict Update(uint ssrc, ushort sequence)
    {
        if (!Started)
        {
            Begin(ssrc, sequence);
            return SequenceVerdict.Restarted;
        }

        var ahead = (ushort)(sequence - _highest);
        var behind = (ushort)(_highest - sequence);
        var plausible = ssrc == _ssrc && (ahead < MaxDropout || behind <= MaxMisorder);
        return plausible
            ? ahead is > 0 and < MaxDropout ? Advance(sequence, ahead) : Late(behind)
            : Probe(ssrc, sequence);
    }

    private SequenceVerdict Advance(ushort sequence, int ahead)
    {
        _cycles += sequence < _highest ? 0x10000u : 0;
        _highest = sequence;
        _seen = ahead < Window ? (_seen << ahead) | 1 : 1;
        Received++;
        return SequenceVerdict.InOrder;
    }

    private SequenceVerdict Late(int behind)
    {
        if (behind >= Window || (_seen & (1UL << behind)) != 0)
        {
            return SequenceVerdict.Duplicate;
        }

        _seen |= 1UL << behind;
        Received++;
        return SequenceVerdict.Reordered;
    }

    private SequenceVerdict Probe(uint ssrc, ushort sequence)
    {
        if (_expectedNext == (ssrc, sequence))
        {
            Begin(ssrc, sequence);
            return SequenceVerdict.Restarted;
        }

        _expectedNext = (ssrc, (ushort)(sequence + 1));
        return SequenceVerdict.Suspicious;
    }

    private void Begin(uint ssrc, ushort sequence)
    {
        Started = true;
        _ssrc = ssrc;
        _highest = sequence;
        _base = sequence;
        _cycles = 0;
        _seen = 1;
        _expectedNext = null;
        Received = 1;
    }
}
