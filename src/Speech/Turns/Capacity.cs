namespace CallCenter.Speech.Turns;

/// <summary>
/// How many callers may be listened to at once. Both costs are measured at the start and kept up to date by every turn: finding speech
/// (seconds of work for a second of sound) and recognising one utterance; until they are, the fewest. A turn is taken to bring one utterance in
/// <see cref="UtteranceEvery"/>; all turns together may use half the cores, recognising no more than 70 % of its own threads.
/// A machine busy with other work measures longer times and so takes fewer turns.
/// </summary>
internal sealed class Capacity(int? fixedLimit, int cores, int decodeThreads)
{
    private const double ShareOfCores = 0.5;
    private const double ShareOfDecoders = 0.7;
    private const int FewestTurns = 2;
    private const int MostTurns = 1000;

    /// <summary>Weight of the newest measurement.</summary>
    private const double Newest = 0.1;

    /// <summary>A caller who would wait longer for the recogniser than this gets the keypad at once.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan UtteranceEvery = TimeSpan.FromSeconds(6);

    private readonly Lock _gate = new();
    private double _hearing;
    private double _decoding;
    private int _turns;
    private int _waiting;

    public int Turns => Volatile.Read(ref _turns);

    /// <summary>Utterances that have ended and are not recognised yet.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    public int Limit
    {
        get
        {
            lock (_gate)
            {
                return fixedLimit ?? Measured();
            }
        }
    }

    /// <summary>Of one utterance, on the average of the last.</summary>
    public TimeSpan DecodeTime
    {
        get
        {
            lock (_gate)
            {
                return TimeSpan.FromSeconds(_decoding);
            }
        }
    }

    public TimeSpan ExpectedWait
    {
        get
        {
            lock (_gate)
            {
                return TimeSpan.FromSeconds(_waiting * _decoding / decodeThreads);
            }
        }
    }

    public bool TryEnter()
    {
        lock (_gate)
        {
            if (_turns >= (fixedLimit ?? Measured()) || _waiting * _decoding / decodeThreads > LongestWait.TotalSeconds)
            {
                return false;
            }

            _turns++;
            return true;
        }
    }

    public void Leave() => Add(ref _turns, -1);

    public void Wait() => Add(ref _waiting, 1);

    public void WaitOver() => Add(ref _waiting, -1);

    /// <summary>Speech was looked for in <paramref name="sound"/> and it took <paramref name="took"/>.</summary>
    public void Heard(TimeSpan sound, TimeSpan took)
    {
        lock (_gate)
        {
            _hearing = Blend(_hearing, took / sound);
        }
    }

    /// <summary>One utterance was recognised.</summary>
    public void Decoded(TimeSpan took)
    {
        lock (_gate)
        {
            _decoding = Blend(_decoding, took.TotalSeconds);
        }
    }

    private void Add(ref int count, int change)
    {
        lock (_gate)
        {
            count += change;
        }
    }

    private int Measured()
    {
        if (_decoding == 0)
        {
            return FewestTurns;
        }

        var decoding = _decoding / UtteranceEvery.TotalSeconds;
        var byCores = cores * ShareOfCores / Math.Max(1e-6, _hearing + decoding);
        var byDecoders = decodeThreads * ShareOfDecoders / Math.Max(1e-6, decoding);
        return (int)Math.Clamp(Math.Min(byCores, byDecoders), FewestTurns, MostTurns);
    }

    private static double Blend(double old, double measured) => old == 0 ? measured : old + (Newest * (measured - old));
}
