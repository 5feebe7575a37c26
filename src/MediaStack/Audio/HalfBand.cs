using System.Numerics;

namespace CallCenter.MediaStack.Audio;

/// <summary>
/// Between 8 and 16 kHz, for one running stream in one direction, 2 ms late: a half-band filter of 63 taps, of which every second but the
/// middle one is zero. Flat to 3.4 kHz, 70 dB down from 4.6 kHz.
/// </summary>
internal sealed class HalfBand
{
    private const int Half = 16;
    private const int Taps = 2 * Half;

    /// <summary>Of the lower rate, converted at once.</summary>
    private const int Block = 160;

    private static readonly float[] Kernel = BuildKernel();

    private readonly float[] _line = new float[Taps + Block];
    private readonly float[] _evens = new float[Taps + Block];

    /// <summary>Fills <paramref name="wide"/> with twice as many samples as come in.</summary>
    public void Double(ReadOnlySpan<short> narrow, Span<short> wide)
    {
        while (!narrow.IsEmpty)
        {
            var n = Math.Min(Block, narrow.Length);
            for (var i = 0; i < n; i++)
            {
                _line[Taps + i] = narrow[i];
            }

            for (var i = 0; i < n; i++)
            {
                wide[2 * i] = (short)_line[i + Half];
                wide[(2 * i) + 1] = Sample(Dot(_line.AsSpan(i + 1, Taps)));
            }

            _line.AsSpan(n, Taps).CopyTo(_line);
            narrow = narrow[n..];
            wide = wide[(2 * n)..];
        }
    }

    /// <summary>Fills <paramref name="narrow"/> with half as many samples as come in, an even number.</summary>
    public void Halve(ReadOnlySpan<short> wide, Span<short> narrow)
    {
        while (!wide.IsEmpty)
        {
            var n = Math.Min(Block, wide.Length / 2);
            for (var i = 0; i < n; i++)
            {
                _evens[Taps + i] = wide[2 * i];
                _line[Taps + i] = wide[(2 * i) + 1];
            }

            for (var i = 0; i < n; i++)
            {
                narrow[i] = Sample((_evens[i + 1 + Half] + Dot(_line.AsSpan(i + 1, Taps))) / 2);
            }

            _evens.AsSpan(n, Taps).CopyTo(_evens);
            _line.AsSpan(n, Taps).CopyTo(_line);
            wide = wide[(2 * n)..];
            narrow = narrow[n..];
        }
    }

    private static short Sample(float value) => (short)Math.Clamp(MathF.Round(value), short.MinValue, short.MaxValue);

    private static float Dot(ReadOnlySpan<float> samples)
    {
        var sum = Vector<float>.Zero;
        for (var i = 0; i < Taps; i += Vector<float>.Count)
        {
            sum += new Vector<float>(Kernel.AsSpan(i)) * new Vector<float>(samples[i..]);
        }

        return Vector.Sum(sum);
    }

    /// <summary>A sinc at the points half-way between samples, under a Kaiser window.</summary>
    private static float[] BuildKernel()
    {
        const double beta = 6.8;
        var taps = new double[Taps];
        for (var i = 0; i < Taps; i++)
        {
            var t = i - Half + 0.5;
            taps[i] = Math.Sin(Math.PI * t) / (Math.PI * t) * Bessel(beta * Math.Sqrt(1 - (t * t / (Half * Half)))) / Bessel(beta);
        }

        var sum = taps.Sum();
        return Array.ConvertAll(taps, tap => (float)(tap / sum));
    }

    /// <summary>The modified Bessel function of the first kind, order 0.</summary>
    private static double Bessel(double x)
    {
        var (sum, term) = (1.0, 1.0);
        for (var k = 1; term > sum * 1e-12; k++)
        {
            term *= x / 2 / k * (x / 2 / k);
            sum += term;
        }

        return sum;
    }
}
