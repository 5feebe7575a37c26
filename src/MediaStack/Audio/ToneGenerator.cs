namespace CallCenter.MediaStack.Audio;

/// <summary>One or two sines of steady level, continuing from frame to frame without a click.</summary>
public sealed class ToneGenerator
{
    /// <summary>Peak of a sine at 0 dBm0 on the 16-bit scale of G.711, whose overload is +3.17 dBm0.</summary>
    public const double ZeroDbm0Peak = 22300;

    private readonly double _step1;
    private readonly double _step2;
    private readonly double _amplitude1;
    private readonly double _amplitude2;
    private double _phase1;
    private double _phase2;

    /// <param name="frequency1">Hz.</param>
    /// <param name="frequency2">Hz; 0 = one sine only.</param>
    /// <param name="level1">dBm0 of the first sine.</param>
    /// <param name="level2">dBm0 of the second.</param>
    /// <param name="sampleRate">Hz.</param>
    public ToneGenerator(double frequency1, double frequency2 = 0, double level1 = -10, double level2 = -10, int sampleRate = 8000)
    {
        _step1 = 2 * Math.PI * frequency1 / sampleRate;
        _step2 = 2 * Math.PI * frequency2 / sampleRate;
        _amplitude1 = Peak(level1);
        _amplitude2 = frequency2 > 0 ? Peak(level2) : 0;
    }

    /// <summary>Peak sample value of a sine with the given level.</summary>
    public static double Peak(double dbm0) => ZeroDbm0Peak * Math.Pow(10, dbm0 / 20);

    public void Fill(Span<short> frame)
    {
        for (var i = 0; i < frame.Length; i++)
        {
            var sample = (_amplitude1 * Math.Sin(_phase1)) + (_amplitude2 * Math.Sin(_phase2));
            frame[i] = (short)Math.Clamp(sample, short.MinValue, short.MaxValue);
            _phase1 = Wrap(_phase1 + _step1);
            _phase2 = Wrap(_phase2 + _step2);
        }
    }

    private static double Wrap(double phase) => phase >= 2 * Math.PI ? phase - (2 * Math.PI) : phase;
}
