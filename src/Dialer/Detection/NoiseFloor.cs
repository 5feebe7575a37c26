namespace CallCenter.Dialer.Detection;

/// <summary>Minimum statistics: the quietest of the last second is the line's noise, whether or not somebody speaks meanwhile.</summary>
internal sealed class NoiseFloor
{
    private const int Window = 60;
    private const double Lowest = -60;
    private const double Highest = -28;

    // the quietest frame lies below the mean of the noise
    private const double Bias = 2;

    private readonly double[] _levels = new double[Window];
    private int _count;
    private double _loudest = Lowest;

    /// <summary>Above it is voice: half way up to what is loudest, within 6 to 12 dB above the noise.</summary>
    public double Threshold { get; private set; } = Lowest + 12;

    /// <param name="level">of a frame, dB of full scale.</param>
    public void Take(double level)
    {
        _levels[_count++ % Window] = level;
        _loudest = Math.Max(level, _loudest - 0.02);
        var floor = Math.Clamp(_levels.AsSpan(0, Math.Min(_count, Window)).ToArray().Min() + Bias, Lowest, Highest);
        Threshold = floor + Math.Clamp((_loudest - floor) / 2, 6, 12);
    }
}
