namespace CallCenter.CallControl.Legs;

/// <summary>
/// Makes one press of what several ways of signalling tell about it: a phone may send each key as RFC 4733 event, as INFO and as a tone, in
/// any order and a little apart. A key that another way has told before, and this one has not, is that press; so the same key pressed
/// twice stays two. Keys beyond what a person can press are refused. Safe to use from any thread.
/// </summary>
internal sealed class KeyPresses(TimeProvider time)
{
    public const int MostPerCall = 2000;
    public const int MostAtOnce = 40;
    public const int MostPerSecond = 20;

    /// <summary>The most by which two ways are apart: an INFO that was lost is sent again after 0.5 s, and then after 1.5 s.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(2);

    /// <summary>A longer press than this is not looked back for.</summary>
    private static readonly TimeSpan LongestHeld = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly List<Press> _recent = [];
    private int _taken;
    private double _allowance = MostAtOnce;
    private long _allowedAt = time.GetTimestamp();
    private bool _byMedia;

    private sealed class Press(char digit, DigitSource first, long at)
    {
        private int _told = 1 << (int)first;

        public char Digit => digit;

        /// <summary>When it was told of first.</summary>
        public long At => at;

        public bool TellsNew(DigitSource source)
        {
            var isNew = (_told & (1 << (int)source)) == 0;
            _told |= 1 << (int)source;
            return isNew;
        }
    }

    /// <summary>Keys come in the stream itself, which passes them on to whoever hears the leg.</summary>
    public bool ComeByMedia
    {
        get { lock (_gate) { return _byMedia; } }
    }

    /// <param name="digit">the key.</param>
    /// <param name="source">the way by which it came.</param>
    /// <param name="held">how long it was down before now; zero where that is not told.</param>
    public KeyVerdict Take(char digit, DigitSource source, TimeSpan held)
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            _byMedia |= source == DigitSource.Rfc4733;
            _recent.RemoveAll(p => time.GetElapsedTime(p.At, now) > LongestHeld + Apart);
            var known = _recent.Find(p => p.Digit == digit && time.GetElapsedTime(p.At, now) <= held + Apart && p.TellsNew(source));
            if (known is not null)
            {
                return KeyVerdict.Known;
            }

            if (!MayTake(now))
            {
                LegMeter.KeysRefused.Add(1);
                return KeyVerdict.TooMany;
            }

            _recent.Add(new Press(digit, source, now));
            return KeyVerdict.New;
        }
    }

    private bool MayTake(long now)
    {
        _allowance = Math.Min(MostAtOnce, _allowance + (time.GetElapsedTime(_allowedAt, now).TotalSeconds * MostPerSecond));
        _allowedAt = now;
        if (_allowance < 1 || _taken >= MostPerCall)
        {
            return false;
        }

        _allowance--;
        _taken++;
        return true;
    }
}
