namespace CallCenter.Speech.Audio;

internal static class Tone
{
    /// <summary>What a caller hears where no voice can speak: 300 ms of 440 Hz with soft edges.</summary>
    public static readonly AudioClip Missing = new(Make(440, TimeSpan.FromMilliseconds(300)));

    private static short[] Make(double hertz, TimeSpan length)
    {
        const int edge = AudioClip.SampleRate / 50;
        const double level = 0.1 * short.MaxValue;
        var samples = new short[(int)(length.TotalSeconds * AudioClip.SampleRate)];
        for (var i = 0; i < samples.Length; i++)
        {
            var fade = Math.Min(1.0, Math.Min(i, samples.Length - i) / (double)edge);
            samples[i] = (short)(level * fade * Math.Sin(2 * Math.PI * hertz * i / AudioClip.SampleRate));
        }

        return samples;
    }
}
