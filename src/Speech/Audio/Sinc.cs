namespace CallCenter.Speech.Audio;

internal static class Sinc
{
    /// <summary>Kaiser window shape for about 70 dB of stop band.</summary>
    private const double Beta = 7;

    /// <summary>
    /// 2 x <paramref name="half"/> taps around the point <paramref name="fraction"/> past tap half, summing to one so that a
    /// constant stays what it is. <paramref name="cutoff"/> is a share of the input's Nyquist frequency.
    /// </summary>
    public static float[] Kernel(int half, double fraction, double cutoff)
    {
        var taps = new double[2 * half];
        var sum = 0.0;
        for (var i = 0; i < taps.Length; i++)
        {
            var distance = i - half - fraction;
            taps[i] = Value(cutoff * distance) * Kaiser(distance / (half + 1));
            sum += taps[i];
        }

        return Array.ConvertAll(taps, t => (float)(t / sum));
    }

    private static double Value(double x) => x == 0 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);

    private static double Kaiser(double x) => Bessel(Beta * Math.Sqrt(Math.Max(0, 1 - (x * x)))) / Bessel(Beta);

    /// <summary>Modified Bessel function of order zero by its power series.</summary>
    private static double Bessel(double x)
    {
        double sum = 1, term = 1;
        for (var k = 1; term > sum * 1e-12; k++)
        {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }

        return sum;
    }
}
