using CallCenter.Speech.Audio;
using CallCenter.Speech.Native;

namespace CallCenter.Speech.Turns;

/// <summary>Frames of 8 kHz in, beginning and end of speech out, with the sound kept on the way.</summary>
internal sealed class SpeechFinder(IVoiceDetector detector, Endpointer endpointer, TurnSound sound)
{
    private readonly Upsampler _upsampler = new();
    private readonly float[] _pending = new float[VoiceDetector.Window + (2 * AudioClip.FrameSamples)];
    private int _count;

    /// <summary>At most one endpoint lies in a frame.</summary>
    public Endpoint Take(ReadOnlySpan<short> frame)
    {
        _upsampler.Process(frame, _pending.AsSpan(_count));
        _count += 2 * frame.Length;
        if (_count < VoiceDetector.Window)
        {
            return Endpoint.None;
        }

        var window = _pending.AsSpan(0, VoiceDetector.Window);
        sound.Add(window);
        var endpoint = endpointer.Step(detector.IsSpeech(window));
        _count -= VoiceDetector.Window;
        _pending.AsSpan(VoiceDetector.Window, _count).CopyTo(_pending);
        if (endpoint == Endpoint.Started)
        {
            sound.Begin();
        }
        else if (endpoint == Endpoint.Ended)
        {
            sound.Cut(endpointer.SinceEnd - Endpointer.Roll);
        }

        return endpoint;
    }
}
