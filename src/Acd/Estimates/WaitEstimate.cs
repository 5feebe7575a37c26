namespace CallCenter.Acd.Estimates;

/// <summary>
/// Expected wait by queue length with abandonment: with s servers at work, service rate mu and abandonment rate theta (both a second),
/// the caller behind n others waits the sum over k = 0..n of 1 / (s mu + k theta); the variance is the sum of the squares.
/// </summary>
/// <param name="Seconds">the mean.</param>
/// <param name="Deviation">standard deviation in seconds.</param>
internal readonly record struct WaitEstimate(double Seconds, double Deviation)
{
    private const double Z80 = 0.84;

    /// <summary>Four of five callers wait at most this long.</summary>
    public double P80 => Seconds + (Z80 * Deviation);

    /// <summary>Null when nobody serves or nothing is known of how long calls take.</summary>
    public static WaitEstimate? For(int ahead, int servers, double serviceRate, double abandonRate)
    {
        if (servers <= 0 || serviceRate <= 0)
        {
            return null;
        }

        var (mean, variance) = (0.0, 0.0);
        for (var k = 0; k <= ahead; k++)
        {
            var step = 1 / ((servers * serviceRate) + (k * abandonRate));
            mean += step;
            variance += step * step;
        }

        return new WaitEstimate(mean, Math.Sqrt(variance));
    }
}
