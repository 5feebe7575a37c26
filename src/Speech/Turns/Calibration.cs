using CallCenter.Speech.Native;
using CallCenter.Speech.Probing;
using CallCenter.Speech.Recognition;

namespace CallCenter.Speech.Turns;

/// <summary>What hearing costs on this machine, from one trial with two seconds of sound.</summary>
internal static class Calibration
{
    private const int Seconds = 2;

    /// <returns>Time to look for speech in one second of sound; time to recognise two seconds.</returns>
    public static (TimeSpan Hearing, TimeSpan Decoding) Measure(IRecognizer recognizer, DetectorPool detectors, TimeProvider time)
    {
        var noise = SpeechProbe.Noise();
        return (Detect(detectors, noise, time), Decode(recognizer, noise, time));
    }

    private static TimeSpan Detect(DetectorPool detectors, float[] noise, TimeProvider time)
    {
        if (detectors.Rent() is not { } detector)
        {
            return TimeSpan.Zero;
        }

        var started = time.GetTimestamp();
        for (var at = 0; at + VoiceDetector.Window <= noise.Length; at += VoiceDetector.Window)
        {
            detector.IsSpeech(noise.AsSpan(at, VoiceDetector.Window));
        }

        var took = time.GetElapsedTime(started) / Seconds;
        detectors.Return(detector);
        return took;
    }

    private static TimeSpan Decode(IRecognizer recognizer, float[] noise, TimeProvider time)
    {
        var started = time.GetTimestamp();
        using var utterance = recognizer.Begin([]);
        utterance.Accept(Audio.Pcm.FromFloats(noise, short.MaxValue));
        utterance.Finish();
        return time.GetElapsedTime(started);
    }
}
