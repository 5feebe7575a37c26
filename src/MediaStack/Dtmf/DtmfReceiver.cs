namespace CallCenter.MediaStack.Dtmf;

/// <summary>
/// Turns RFC 4733 packets into digits, each key press once: a press is known by its source and timestamp, and is reported at its first
/// end packet, or, when all of these were lost, when the next press begins or nothing has come for a while. A press too long for one
/// event (8.19 s at 8 kHz) goes on under a new timestamp (section 2.5.2.3) and stays one digit.
/// </summary>
/// <param name="lostEndAfter">silence, in the clock's units, after which a press counts as ended.</param>
/// <param name="forgetAfter">silence after which an old timestamp is a new press: some senders begin each digit at the same one.</param>
internal sealed class DtmfReceiver(long lostEndAfter, long forgetAfter)
{
    private bool _known;
    private uint _ssrc;
    private uint _timestamp;
    private TelephoneEvent _last;
    private long _lastAt;

    /// <summary>A key is down: its end has not been seen.</summary>
    public bool Open { get; private set; }

    /// <summary>The digits that this packet completes: none, one, or two (a press whose end was lost, then a one-packet press); '\0' where none.</summary>
    public (char First, char Second) Receive(in TelephoneEvent value, uint ssrc, uint timestamp, long now)
    {
        if (_known && !Open && now - _lastAt > forgetAfter)
        {
            _known = false;
        }

        var sameSource = _known && ssrc == _ssrc;
        if (sameSource && (timestamp == _timestamp || (Open && IsNextSegment(value, timestamp))))
        {
            _timestamp = timestamp;
            return (Continue(value, now), '\0');
        }

        if (sameSource && (int)(timestamp - _timestamp) < 0)
        {
            return default;
        }

        var lost = Close();
        _known = true;
        Open = true;
        _ssrc = ssrc;
        _timestamp = timestamp;
        var completed = Continue(value, now);
        return lost != '\0' ? (lost, completed) : (completed, '\0');
    }

    /// <summary>Reports a press whose end packets were all lost; '\0' when there is none.</summary>
    public char Expire(long now) => Open && now - _lastAt > lostEndAfter ? Close() : '\0';

    private char Continue(in TelephoneEvent value, long now)
    {
        _lastAt = now;
        if (!Open)
        {
            return '\0';
        }

        _last = value;
        return value.End ? Close() : '\0';
    }

    private char Close()
    {
        var digit = Open ? _last.Digit : '\0';
        Open = false;
        return digit;
    }

    private bool IsNextSegment(in TelephoneEvent value, uint timestamp) =>
        value.Code == _last.Code && _last.Duration >= 0xFF00 && timestamp - _timestamp is var step && step >= _last.Duration && step <= 0x10000;
}
