using System.Numerics;

namespace CallCenter.Speech.Audio;

/// <summary>Band-limited conversion of whole clips between sample rates (windowed sinc, about 70 dB down past the band).</summary>
internal static class Resampler
{
    /// <summary>Zero crossings of the kernel on each side.</summary>
    private const int Lobes = 24;

    /// <summary>Pass band as a share of the lower rate's Nyquist frequency: 3.6 kHz at 8 kHz.</summary>
    private const double Band = 0.92;

    public static short[] Convert(ReadOnlySpan<short> input, int fromRate, int toRate)
    {
        if (fromRate == toRate || input.IsEmpty)
        {
            return input.ToArray();
        }

        var floats = new float[input.Length];
        for (var i = 0; i < floats.Length; i++)
        {
            floats[i] = input[i];
        }

        return Pcm.FromFloats(Convert(floats, fromRate, toRate), 1);
    }

    public static float[] Convert(ReadOnlySpan<float> input, int fromRate, int toRate)
    {
        if (fromRate == toRate)
        {
            return input.ToArray();
        }

        var divisor = (int)BigInteger.GreatestCommonDivisor(fromRate, toRate);
        int up = toRate / divisor, down = fromRate / divisor;
        var cutoff = Band * Math.Min(1.0, (double)toRate / fromRate);
        var half = (int)Math.Ceiling(Lobes / cutoff);
        var kernels = Kernels(up, half, cutoff);

        var padded = new float[input.Length + (2 * half)];
        input.CopyTo(padded.AsSpan(half));
        var output = new float[(int)((long)input.Length * up / down)];
        for (var i = 0; i < output.Length; i++)
        {
            var position = (long)i * down;
            var start = (int)(position / up);
            output[i] = Dot(kernels[position % up], padded.AsSpan(start, 2 * half));
        }

        return output;
    }

    /// <summary>One kernel for each fractional position k/<paramref name="up"/> between two input samples; taps sum to one.</summary>
    private static float[][] Kernels(int up, int half, double cutoff)
    {
        var kernels = new float[up][];
        for (var phase = 0; phase < up; phase++)
        {
            kernels[phase] = Sinc.Kernel(half, (double)phase / up, cutoff);
        }

        return kernels;
    }

    internal static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = Vector<float>.Zero;
        var i = 0;
        for (; i <= a.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            sum += new Vector<float>(a[i..]) * new Vector<float>(b[i..]);
        }

        var total = Vector.Sum(sum);
        for (; i < a.Length; i++)
        {
            total += a[i] * b[i];
        }

        return total;
    }
}
