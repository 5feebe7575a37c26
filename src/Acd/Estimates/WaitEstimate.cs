namespace CallCenter.Acd.Estimates;

internal static class WaitEstimate
{
    /// <summary>
    /// Expected wait in seconds by queue length with abandonment: with s servers at work, service rate mu and abandonment rate theta
    /// (both a second), the caller behind n others waits the sum over k = 0..n of 1 / (s mu + k theta); the variances of these steps add up.
    /// Null when nobody serves or nothing is known of how long calls take.
    /// </summary>
    public static (double Mean, double Deviation)? Of(int ahead, double servers, double serviceRate, double abandonRate)
    {
        if (servers <= 0 || serviceRate <= 0)
        {
            return null;
        }

        var (wait, variance) = (0.0, 0.0);
        for (var k = 0; k <= ahead; k++)
        {
            var step = 1 / ((servers * serviceRate) + (k * abandonRate));
            (wait, variance) = (wait + step, variance + (step * step));
        }

        return (wait, Math.Sqrt(variance));
    }
}
