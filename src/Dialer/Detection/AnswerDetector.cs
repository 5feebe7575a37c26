namespace CallCenter.Dialer.Detection;

/// <summary>
/// Listens to who has answered, from the answer on (what the network played before it is nobody's greeting), and decides once: by the length of
/// the greeting, the words in it, the pause after it, and by tones. Who is not sure says so. Fed on the media clock.
/// </summary>
public sealed class AnswerDetector(DetectionTimes? times = null) : IAudioSink
{
    private const int FrameMs = 20;

    /// <summary>Once somebody speaks, weaker sounds are speech too; dB.</summary>
    private const double Hysteresis = 3;

    // ITU-T E.180: three tones near 950, 1400 and 1800 Hz, a third of a second each
    private static readonly double[] Special = [950, 1400, 1800];
    private const double SpecialWidth = 90;
    private const int SpecialFrames = 7;

    /// <summary>Between two of them; after it the one that was heard was a beep.</summary>
    private const int SpecialGapMs = 200;

    private readonly DetectionTimes _times = times ?? new DetectionTimes();
    private readonly NoiseFloor _noise = new();
    private readonly ToneFinder _tone = new();
    private readonly TaskCompletionSource<AnswerVerdict> _verdict = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _now;
    private int _firstVoice = -1;
    private int _lastVoice;
    private int _run;
    private int _words;
    private bool _inWord;
    private int _specials;
    private int _lastTone;

    /// <summary>Completes when it is decided; never without sound.</summary>
    public Task<AnswerVerdict> Verdict => _verdict.Task;

    public void Write(ReadOnlySpan<short> frame)
    {
        if (_verdict.Task.IsCompleted)
        {
            return;
        }

        _now += FrameMs;
        _tone.Take(frame);
        _lastTone = _tone.Frames > 0 ? _now : _lastTone;
        var level = Level(frame);
        _noise.Take(level);
        if (IsNetwork())
        {
            Decide(AnswerKind.Machine, AnswerSign.NetworkTones);
        }
        else if (IsBeep())
        {
            Decide(AnswerKind.Machine, AnswerSign.Beep);
        }
        else
        {
            // a tone is no word
            TakeVoice(_tone.Frames == 0 && level > _noise.Threshold - (_firstVoice < 0 ? 0 : Hysteresis));
            Judge();
        }
    }

    private void TakeVoice(bool voice)
    {
        if (!voice)
        {
            _run = 0;
            _inWord = _inWord && _now - _lastVoice < _times.BetweenWords.TotalMilliseconds;
            return;
        }

        _run += FrameMs;
        if (!_inWord && _run < (_firstVoice < 0 ? _times.Word : _times.Syllable).TotalMilliseconds)
        {
            return;
        }

        _words += _inWord ? 0 : 1;
        _inWord = true;
        _firstVoice = _firstVoice < 0 ? _now - _run : _firstVoice;
        _lastVoice = _now;
    }

    private void Judge()
    {
        if (_firstVoice < 0)
        {
            if (_now >= _times.InitialSilence.TotalMilliseconds)
            {
                Decide(AnswerKind.Unsure, AnswerSign.Silence);
            }
        }
        else if (_words > _times.MostWords)
        {
            Decide(AnswerKind.Machine, AnswerSign.ManyWords);
        }
        else if (_lastVoice - _firstVoice >= _times.Greeting.TotalMilliseconds)
        {
            Decide(AnswerKind.Machine, AnswerSign.LongGreeting);
        }
        else if (_now - _lastVoice >= _times.AfterGreeting.TotalMilliseconds)
        {
            Decide(AnswerKind.Person, AnswerSign.ShortGreeting);
        }
        else if (_now >= _times.Total.TotalMilliseconds)
        {
            Decide(AnswerKind.Unsure, AnswerSign.NoTimeLeft);
        }
    }

    /// <summary>Three different tones of the set, one after the other.</summary>
    private bool IsNetwork()
    {
        if (_tone.Frames == SpecialFrames && _specials < Special.Length && Math.Abs(_tone.Frequency - Special[_specials]) < SpecialWidth)
        {
            _specials++;
        }

        return _specials == Special.Length;
    }

    private bool IsBeep() => _specials > 0
        ? _now - _lastTone > SpecialGapMs
        : _tone.Frames * FrameMs >= _times.Beep.TotalMilliseconds;

    private void Decide(AnswerKind kind, AnswerSign why) => _verdict.TrySetResult(new AnswerVerdict(kind, why, TimeSpan.FromMilliseconds(_now)));

    private static double Level(ReadOnlySpan<short> frame)
    {
        double power = 0;
        foreach (var sample in frame)
        {
            power += (double)sample * sample;
        }

        return 10 * Math.Log10(Math.Max(1e-9, power / frame.Length / (32768.0 * 32768)));
    }
}
