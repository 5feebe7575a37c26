using CallCenter.MediaStack.Audio;

namespace CallCenter.MediaStack.Tests.Audio;

/// <summary>How loud one frequency is in a piece of sound.</summary>
internal static class Goertzel
{
    /// <summary>dBm0 of a sine of that frequency.</summary>
    public static double Dbm0(ReadOnlySpan<short> samples, double frequency, int sampleRate)
    {
        var (re, im) = (0.0, 0.0);
        for (var i = 0; i < samples.Length; i++)
        {
            var phase = 2 * Math.PI * frequency * i / sampleRate;
            (re, im) = (re + (samples[i] * Math.Cos(phase)), im + (samples[i] * Math.Sin(phase)));
        }

        var peak = 2 * Math.Sqrt((re * re) + (im * im)) / Math.Max(1, samples.Length);
        return Math.Max(LevelMeter.Silence, 20 * Math.Log10(Math.Max(1e-9, peak) / ToneGenerator.ZeroDbm0Peak));
    }
}
