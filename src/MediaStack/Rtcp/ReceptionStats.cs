using CallCenter.MediaStack.Rtp;

namespace CallCenter.MediaStack.Rtcp;

/// <summary>What one received stream looks like: RFC 3550 section 6.4.1 and appendices A.3 and A.8. Times in units of the RTP clock.</summary>
internal sealed class ReceptionStats
{
    private readonly SequenceTracker _tracker = new();
    private readonly BurstMeter _bursts = new();
    private uint _expectedPrior;
    private uint _receivedPrior;
    private uint _lastTransit;
    private bool _hasTransit;
    private uint _jitter16;

    // totals of the streams that this leg received before the present one
    private long _earlierLost;
    private long _earlierReceived;

    /// <summary>Of the RTP timestamps, Hz. Another one begins the measuring anew.</summary>
    public int ClockRate
    {
        get;
        set
        {
            (_hasTransit, _jitter16) = value == field ? (_hasTransit, _jitter16) : (false, 0);
            field = value;
        }
    } = 8000;

    public bool Started => _tracker.Started;

    public uint Ssrc => _tracker.Ssrc;

    public uint ExtendedHighest => _tracker.ExtendedHighest;

    public long TotalReceived => _earlierReceived + (Started ? _tracker.Received : 0);

    public long TotalLost => _earlierLost + Lost;

    public long Duplicates { get; private set; }

    /// <summary>Mean deviation of the spacing, in units of the RTP clock.</summary>
    public uint Jitter => _jitter16 >> 4;

    /// <summary>Signed 24 bits in the report; negative when more came than was expected.</summary>
    private long Lost => Started ? (long)_tracker.Expected - _tracker.Received : 0;

    /// <param name="ssrc">the packet's.</param>
    /// <param name="sequence">the packet's.</param>
    /// <param name="timestamp">the packet's.</param>
    /// <param name="arrival">in timestamp units.</param>
    public SequenceVerdict Update(uint ssrc, ushort sequence, uint timestamp, uint arrival)
    {
        var (lost, received, highest) = (Lost, Started ? _tracker.Received : 0, _tracker.ExtendedHighest);
        var verdict = _tracker.Update(ssrc, sequence);
        switch (verdict)
        {
            case SequenceVerdict.Restarted:
                (_earlierLost, _earlierReceived) = (_earlierLost + lost, _earlierReceived + received);
                (_expectedPrior, _receivedPrior, _hasTransit, _jitter16) = (0, 0, false, 0);
                _bursts.Clear();
                _bursts.Received();
                Measure(timestamp, arrival);
                break;
            case SequenceVerdict.InOrder:
                _bursts.Lost(_tracker.ExtendedHighest - highest - 1);
                _bursts.Received();
                Measure(timestamp, arrival);
                break;
            case SequenceVerdict.Duplicate:
                Duplicates++;
                break;
        }

        return verdict;
    }

    /// <summary>After a pause or a key press spacing means nothing: the next packet only sets the base.</summary>
    public void SkipSpacing() => _hasTransit = false;

    /// <summary>The block for our next report; starts a new interval.</summary>
    public ReportBlock Report(uint lastSenderReport, uint delaySinceLast)
    {
        var expected = _tracker.Expected - _expectedPrior;
        var received = _tracker.Received - _receivedPrior;
        _expectedPrior = _tracker.Expected;
        _receivedPrior = _tracker.Received;
        var lost = (long)expected - received;
        var fraction = expected == 0 || lost <= 0 ? 0 : Math.Min(255, (lost << 8) / expected);
        var total = (int)Math.Clamp(Lost, -0x800000, 0x7FFFFF);
        return new ReportBlock(Ssrc, (byte)fraction, total, ExtendedHighest, Jitter, lastSenderReport, delaySinceLast);
    }

    /// <summary>How the present stream sounds.</summary>
    /// <param name="late">packets that came and could not be heard any more.</param>
    /// <param name="packet">sound in a packet.</param>
    /// <param name="listening">rating and opinion score without the round trip.</param>
    /// <param name="conversation">the same with it.</param>
    public VoipMetrics Voice(long late, TimeSpan packet, TimeSpan? roundTrip, TimeSpan jitterDelay, TimeSpan jitterMost,
        (double Rating, double Mos) listening, (double Rating, double Mos) conversation)
    {
        var (burst, gap, burstLength, gapLength) = _bursts.Read();
        var expected = Math.Max(1.0, _tracker.Expected);
        return new VoipMetrics(Ssrc, Of256(Math.Max(0, Lost) / expected), Of256(late / expected), burst, gap, Milliseconds(packet * burstLength), Milliseconds(packet * gapLength),
            Milliseconds(roundTrip ?? TimeSpan.Zero), Milliseconds(jitterDelay + packet), (byte)conversation.Rating, (byte)Math.Round(10 * listening.Mos),
            (byte)Math.Round(10 * conversation.Mos), Milliseconds(jitterDelay), Milliseconds(jitterMost));
    }

    private static byte Of256(double share) => (byte)Math.Clamp(256 * share, 0, 255);

    private static ushort Milliseconds(TimeSpan time) => (ushort)Math.Clamp(time.TotalMilliseconds, 0, ushort.MaxValue);

    private void Measure(uint timestamp, uint arrival)
    {
        var transit = arrival - timestamp;
        if (_hasTransit)
        {
            // a jump of more than two seconds is a new time base, not jitter
            var d = (uint)Math.Abs((long)(int)(transit - _lastTransit));
            _jitter16 = d > 2 * ClockRate ? _jitter16 : _jitter16 + d - ((_jitter16 + 8) >> 4);
        }

        _lastTransit = transit;
        _hasTransit = true;
    }
}
