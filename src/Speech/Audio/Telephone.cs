namespace CallCenter.Speech.Audio;

/// <summary>Makes an engine's sound fit for the line.</summary>
internal static class Telephone
{
    /// <summary>Silence left at both ends, so that clips in a row do not run into each other.</summary>
    private const int Margin = AudioClip.SampleRate / 20;

    /// <summary>8 kHz, band-limited, -6 dBFS at its peak, silence at the ends cut to 50 ms.</summary>
    public static short[] Fit(ReadOnlySpan<float> samples, int rate)
    {
        var narrow = Pcm.Normalise(Resampler.Convert(samples, rate, AudioClip.SampleRate));
        return Pcm.Trim(narrow, Margin).ToArray();
    }
}
