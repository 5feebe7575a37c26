namespace CallCenter.MediaStack.Dtmf;

/// <summary>
/// The digits that a leg has to send, one step each 20 ms: an event's packets share one timestamp while the duration grows, the first
/// carries the marker, the end is sent three times (RFC 4733 section 2.5.1), then a pause. Not thread-safe.
/// </summary>
internal sealed class DtmfSender(int digitFrames, int pauseFrames)
{
    public const int MaxWaiting = 64;

    private const int EndPackets = 3;
    private const byte Volume = 10;

    private readonly Queue<char> _waiting = new();
    private char _digit;
    private int _frame;

    /// <summary>What to send in this step.</summary>
    /// <param name="Digit">the key; '\0' in the pause between two.</param>
    /// <param name="First">the event's first packet: it takes the timestamp and the marker.</param>
    /// <param name="Event">the payload of an RFC 4733 packet.</param>
    /// <param name="Sounding">the key is still down: a tone is to be heard.</param>
    public readonly record struct Step(char Digit, bool First, TelephoneEvent Event, bool Sounding);

    public bool Busy => _digit != '\0' || _waiting.Count > 0;

    /// <summary>False, and nothing is queued, when one is no digit or too many wait.</summary>
    public bool TryEnqueue(ReadOnlySpan<char> digits)
    {
        if (_waiting.Count + digits.Length > MaxWaiting)
        {
            return false;
        }

        foreach (var digit in digits)
        {
            if (TelephoneEvent.CodeOf(digit) < 0)
            {
                return false;
            }
        }

        foreach (var digit in digits)
        {
            _waiting.Enqueue(char.ToUpperInvariant(digit));
        }

        return true;
    }

    public void Clear()
    {
        _waiting.Clear();
        _digit = '\0';
    }

    /// <summary>False when there is nothing to send.</summary>
    /// <param name="frameTicks">of the RTP clock, which is the unit of durations.</param>
    public bool TryStep(int frameTicks, out Step step)
    {
        step = default;
        if (_digit == '\0')
        {
            if (!_waiting.TryDequeue(out _digit))
            {
                _digit = '\0';
                return false;
            }

            _frame = 0;
        }

        var last = digitFrames - 1;
        if (_frame < last + EndPackets)
        {
            var duration = Math.Min(_frame + 1, digitFrames) * frameTicks;
            var value = new TelephoneEvent((byte)TelephoneEvent.CodeOf(_digit), _frame >= last, Volume, (ushort)duration);
            step = new Step(_digit, _frame == 0, value, _frame < digitFrames);
        }

        _frame++;
        if (_frame >= digitFrames + Math.Max(pauseFrames, EndPackets))
        {
            _digit = '\0';
        }

        return true;
    }
}
