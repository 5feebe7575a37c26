namespace CallCenter.MediaStack.Rtcp;

/// <summary>Tells losses that come in bursts from lonely ones, by the counters of RFC 3611 appendix A.2.</summary>
internal sealed class BurstMeter
{
    private long _good;
    private long _lostInBurst;
    private long _lonely;
    private long _bursts;
    private long _gapPackets;
    private long _afterGood;
    private long _burstPackets;
    private long _afterLost;

    /// <summary>Packets so far.</summary>
    public long Total => _gapPackets + _lonely + _bursts + _burstPackets + _afterGood + _bursts + _afterGood + _afterLost + _good;

    public void Received() => _good++;

    /// <param name="packets">lost in a row.</param>
    public void Lost(long packets)
    {
        for (var i = 0L; i < Math.Min(packets, ushort.MaxValue); i++)
        {
            LoseOne();
        }
    }

    public void Clear() => (_good, _lostInBurst, _lonely, _bursts, _gapPackets, _afterGood, _burstPackets, _afterLost) = (0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>Share of lost packets within bursts and within gaps, of 256; mean lengths in packets.</summary>
    public (byte BurstDensity, byte GapDensity, double BurstLength, double GapLength) Read()
    {
        var leaving = _bursts + _afterGood + _afterLost == 0 ? 0 : _afterGood / (double)(_bursts + _afterGood + _afterLost);
        var entering = _burstPackets + _afterGood == 0 ? 1 : 1 - (_burstPackets / (double)(_burstPackets + _afterGood));
        var gap = _gapPackets + _good;
        var gapLength = (gap + _lonely + _bursts) / (double)Math.Max(1, _bursts);
        return (_bursts == 0 ? (byte)0 : Of256(entering / (entering + leaving)), _lonely == 0 ? (byte)0 : Of256(_lonely / (double)(gap + _lonely)),
            _bursts == 0 ? 0 : Math.Max(0, (Total / (double)_bursts) - gapLength), gapLength);
    }

    // a loss after many good packets begins something new: what came before was lonely when it was one, else a burst
    private void LoseOne()
    {
        if (_good >= VoipMetrics.LeastGap)
        {
            (_lonely, _bursts) = _lostInBurst == 1 ? (_lonely + 1, _bursts) : (_lonely, _bursts + (_lostInBurst > 1 ? 1 : 0));
            _lostInBurst = 1;
            _gapPackets += _good;
        }
        else
        {
            _lostInBurst++;
            (_afterLost, _afterGood, _burstPackets) = _good == 0 ? (_afterLost + 1, _afterGood, _burstPackets) : (_afterLost, _afterGood + 1, _burstPackets + _good - 1);
        }

        _good = 0;
    }

    private static byte Of256(double share) => (byte)Math.Clamp(256 * share, 0, 255);
}
