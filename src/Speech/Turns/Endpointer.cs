using CallCenter.Speech.Native;

namespace CallCenter.Speech.Turns;

/// <summary>Where an utterance begins and ends, counted in samples at 16 kHz from the beginning of the turn.</summary>
internal sealed class Endpointer(TimeSpan endSilence, TimeSpan maxSpeech)
{
    /// <summary>Sound kept before the first voice and after the last.</summary>
    public const int Roll = VoiceDetector.SampleRate / 4;

    /// <summary>Voice that passes before the detector says so (four windows).</summary>
    public const int RiseLag = 4 * VoiceDetector.Window;

    /// <summary>Silence that passes before the detector says so (four windows).</summary>
    public const int FallLag = 4 * VoiceDetector.Window;

    private readonly long _endSilence = Samples(endSilence);
    private readonly long _maxSpeech = Samples(maxSpeech);
    private long _position;
    private bool _speaking;
    private bool _voice;

    /// <summary>First voice.</summary>
    public long Start { get; private set; }

    /// <summary>End of the last voice.</summary>
    public long End { get; private set; }

    /// <summary>Samples since the last voice.</summary>
    public long SinceEnd => _position - End;

    /// <summary>Takes what the detector said of the next window.</summary>
    public Endpoint Step(bool isSpeech)
    {
        _position += VoiceDetector.Window;
        if (!_speaking)
        {
            if (!isSpeech)
            {
                return Endpoint.None;
            }

            _speaking = _voice = true;
            Start = Math.Max(0, _position - RiseLag);
            End = _position;
            return Endpoint.Started;
        }

        if (isSpeech)
        {
            End = _position;
        }
        else if (_voice)
        {
            End = Math.Max(Start, _position - FallLag);
        }

        _voice = isSpeech;
        return _position - End >= _endSilence || _position - Start >= _maxSpeech ? Finish() : Endpoint.None;
    }

    private Endpoint Finish()
    {
        _speaking = false;
        return Endpoint.Ended;
    }

    private static long Samples(TimeSpan time) => (long)(time.TotalSeconds * VoiceDetector.SampleRate);
}
