namespace CallCenter.MediaStack.Dtmf;

/// <summary>
/// Turns RFC 4733 packets into keys, each press once. A press is its source, key and timestamp, but senders are not to be trusted with the
/// last: what decides is that a key cannot go down again before it was let go. So a packet whose event began before the press was over
/// belongs to it, however late it comes, whatever its timestamp or source is now; and one that starts over is a new press, also at the
/// old timestamp. A press is reported at its first end packet, or, when all of these were lost, when the next press begins or nothing has
/// come for a while. A press too long for one event (8.19 s at 8 kHz) goes on under a new timestamp (section 2.5.1.3) and stays one.
/// </summary>
/// <param name="frequency">of <c>now</c>, ticks a second.</param>
/// <param name="lostEndAfter">silence, in ticks, after which a press counts as ended.</param>
/// <param name="forgetAfter">ticks after which sequence numbers and timestamps of the last press mean nothing any more.</param>
internal sealed class DtmfReceiver(long frequency, long lostEndAfter, long forgetAfter)
{
    /// <summary>Durations from here on are about to run over 16 bits.</summary>
    private const int AlmostFull = 0xFF00;
    private const int FramesPerSecond = 50;

    private bool _known;
    private EventPacket _last;
    private EventPacket _before;
    private long _lastAt;
    private long _heldBefore;
    private bool _ended;

    /// <summary>Of the events' timestamps and durations, Hz.</summary>
    public int ClockRate { get; set; } = 8000;

    /// <summary>A key is down: its end has not been seen.</summary>
    public bool Open { get; private set; }

    private long Held => _heldBefore + Ticks(_last.Event.Duration);

    /// <summary>The presses that this packet completes: none, one, or two (a press whose end was lost, then a one-packet press).</summary>
    public (KeyPress First, KeyPress Second) Receive(in EventPacket packet, long now)
    {
        if (_known && IsLate(packet, now))
        {
            return default;
        }

        if (_known && IsSamePress(packet, now))
        {
            return (Continue(packet, now), default);
        }

        var lost = Close();
        (_before, _last, _known, Open, _ended, _heldBefore) = (_last, packet, true, true, false, 0);
        var completed = Continue(packet, now);
        return lost.IsNone ? (completed, default) : (lost, completed);
    }

    /// <summary>Reports a press whose end packets were all lost.</summary>
    public KeyPress Expire(long now) => Open && now - _lastAt > lostEndAfter ? Close() : default;

    private KeyPress Continue(in EventPacket packet, long now)
    {
        var ranOver = _last.Event.Duration >= AlmostFull && packet.Event.Duration < _last.Event.Duration;
        _heldBefore += ranOver ? Ticks(_last.Event.Duration) : 0;
        (_last, _lastAt) = (packet, now);
        _ended |= packet.Event.End;
        return packet.Event.End ? Close() : default;
    }

    private KeyPress Close()
    {
        var press = Open ? new KeyPress(_last.Event.Digit, Held) : default;
        Open = false;
        return press;
    }

    /// <summary>Overtaken by newer ones, or the end of the press before told once more.</summary>
    private bool IsLate(in EventPacket packet, long now)
    {
        if (now - _lastAt > forgetAfter)
        {
            return false;
        }

        var overtaken = packet.Ssrc == _last.Ssrc && (short)(packet.Sequence - _last.Sequence) < 0
            && (int)(packet.Timestamp - _last.Timestamp) <= 0;
        var ofTheOneBefore = packet.Event.End && packet.Timestamp == _before.Timestamp && packet.Timestamp != _last.Timestamp
            && packet.Ssrc == _before.Ssrc && packet.Event.Code == _before.Event.Code;
        return overtaken || ofTheOneBefore;
    }

    private bool IsSamePress(in EventPacket packet, long now)
    {
        if (packet.Event.Code != _last.Event.Code)
        {
            return false;
        }

        var recent = now - _lastAt <= forgetAfter;
        var grows = packet.Event.Duration >= _last.Event.Duration;
        var beganBefore = now - Ticks(packet.Event.Duration) <= _lastAt;
        if (packet.Ssrc != _last.Ssrc)
        {
            return recent && grows && (packet.Timestamp == _last.Timestamp || (beganBefore && !packet.Marker));
        }

        if (packet.Timestamp == _last.Timestamp)
        {
            var startsOver = !packet.Event.End && ((!grows && _last.Event.Duration < AlmostFull) || (packet.Marker && _ended));
            return !startsOver && (recent || beganBefore);
        }

        // full, it goes on under the timestamp at which the next event begins; the packets just before that may be lost
        var step = packet.Timestamp - _last.Timestamp;
        var isNextSegment = !_ended && step >= Math.Max(_last.Event.Duration, (ushort)AlmostFull) && step <= 0x10000;
        var movesOn = grows && step <= _last.Event.Duration + (ClockRate / FramesPerSecond);
        return recent && (isNextSegment || movesOn);
    }

    private long Ticks(int units) => units * frequency / ClockRate;
}
