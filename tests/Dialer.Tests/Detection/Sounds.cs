using CallCenter.CallModel.Sound;

namespace CallCenter.Dialer.Tests.Detection;

/// <summary>Answers made of noise and tones: what the rules hear in a voice is when it is loud.</summary>
internal static class Sounds
{
    private const int Rate = AudioClip.SampleRate;

    public static short[] Silence(int ms) => Noise(ms, 20);

    /// <summary>Syllables of 160 ms with gaps of 40 ms between them.</summary>
    public static short[] Speech(int ms, double level = 3000) =>
        [.. Enumerable.Range(0, ms / 200).SelectMany(_ => (short[])[.. Noise(160, level), .. Silence(40)])];

    public static short[] Tone(double hertz, int ms) => [.. Enumerable.Range(0, ms * Rate / 1000).Select(i => (short)(6000 * Math.Sin(2 * Math.PI * hertz * i / Rate)))];

    /// <summary>The same on a line that is never quiet.</summary>
    public static short[] OnNoise(short[] sound, double level) => [.. sound.Zip(Noise(sound.Length * 1000 / Rate, level), (a, b) => (short)(a + b))];

    public static short[] Noise(int ms, double level)
    {
        var random = new Random(ms);
        return [.. Enumerable.Range(0, ms * Rate / 1000).Select(_ => (short)((random.NextDouble() - 0.5) * 2 * level))];
    }
}
