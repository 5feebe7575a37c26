namespace CallCenter.CallControl.Tests.Support;

/// <summary>Which of three tones a party hears: the house knows 400, 700 and 1000 Hz (Goertzel over each 20 ms frame).</summary>
internal sealed class Meter : IAudioSink
{
    public const int Low = 400;
    public const int Middle = 700;
    public const int High = 1000;
    private const double Loud = 1e9;

    private volatile bool _low;
    private volatile bool _middle;
    private volatile bool _high;

    public bool HearsLow => _low;

    public bool HearsMiddle => _middle;

    public bool HearsHigh => _high;

    /// <summary>The tones heard, as "low", "middle", "high" in this order, with a blank between them.</summary>
    public string Heard => string.Join(' ', new[] { _low ? "low" : "", _middle ? "middle" : "", _high ? "high" : "" }.Where(tone => tone.Length > 0));

    /// <summary>A second of a tone, to be looped.</summary>
    public static AudioClip Tone(int hertz) =>
        new(Enumerable.Range(0, AudioClip.SampleRate).Select(i => (short)(8000 * Math.Sin(2 * Math.PI * hertz * i / AudioClip.SampleRate))).ToArray());

    public void Write(ReadOnlySpan<short> frame) => (_low, _middle, _high) = (Power(frame, Low) > Loud, Power(frame, Middle) > Loud, Power(frame, High) > Loud);

    private static double Power(ReadOnlySpan<short> frame, int hertz)
    {
        var (re, im) = (0.0, 0.0);
        for (var i = 0; i < frame.Length; i++)
        {
            var angle = 2 * Math.PI * hertz * i / AudioClip.SampleRate;
            re += frame[i] * Math.Cos(angle);
            im += frame[i] * Math.Sin(angle);
        }

        return (re * re) + (im * im);
    }
}
