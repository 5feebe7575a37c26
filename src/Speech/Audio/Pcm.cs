namespace CallCenter.Speech.Audio;

/// <summary>Small operations on samples.</summary>
internal static class Pcm
{
    /// <summary>Peak of finished speech: -6 dBFS, so that no codec or bridge overdrives it.</summary>
    public const float SpeechPeak = 0.5f;

    /// <param name="scale">what one unit of the input is in 16-bit steps.</param>
    public static short[] FromFloats(ReadOnlySpan<float> samples, float scale)
    {
        var result = new short[samples.Length];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = (short)Math.Clamp(MathF.Round(samples[i] * scale), short.MinValue, short.MaxValue);
        }

        return result;
    }

    public static void ToFloats(ReadOnlySpan<short> samples, Span<float> floats)
    {
        for (var i = 0; i < samples.Length; i++)
        {
            floats[i] = samples[i] / 32768f;
        }
    }

    /// <summary>Takes away any constant part and brings the peak to <paramref name="peak"/> of full scale; silence stays silence.</summary>
    public static short[] Normalise(ReadOnlySpan<float> samples, float peak = SpeechPeak)
    {
        double mean = 0;
        foreach (var sample in samples)
        {
            mean += sample;
        }

        mean /= Math.Max(1, samples.Length);
        var centred = new float[samples.Length];
        var highest = 0f;
        for (var i = 0; i < samples.Length; i++)
        {
            centred[i] = (float)(samples[i] - mean);
            highest = Math.Max(highest, Math.Abs(centred[i]));
        }

        return FromFloats(centred, highest < 1e-6f ? 0 : peak * short.MaxValue / highest);
    }

    /// <summary>Cuts silence at both ends down to <paramref name="kept"/> samples; silence is below 1/200 of full scale.</summary>
    public static ReadOnlySpan<short> Trim(ReadOnlySpan<short> samples, int kept)
    {
        const int threshold = short.MaxValue / 200;
        int first = 0, last = samples.Length - 1;
        while (first <= last && Math.Abs((int)samples[first]) < threshold)
        {
            first++;
        }

        while (last > first && Math.Abs((int)samples[last]) < threshold)
        {
            last--;
        }

        first = Math.Max(0, first - kept);
        last = Math.Min(samples.Length - 1, last + kept);
        return first > last ? [] : samples[first..(last + 1)];
    }
}
