using System.Numerics;
using System.Runtime.InteropServices;

namespace CallCenter.MediaStack.Audio;

/// <summary>
/// Changes the sample rate by any ratio of whole numbers with a polyphase windowed-sinc filter (Kaiser, 64 zero crossings wide): flat to
/// 84 % of the lower half rate, more than 80 dB down beyond it. Mono; one instance a stream.
/// </summary>
public sealed class Resampler
{
    private const int ZeroCrossings = 32;
    private const double Cutoff = 0.925;
    private const double KaiserBeta = 9;

    private readonly int _up;
    private readonly int _down;
    private readonly int _taps;
    private readonly float[] _filters;
    private readonly float[] _window;

    // samples of _window that are filled, and the next output's place in it: whole input samples and 1/_up of one
    private int _filled;
    private int _at;
    private int _phase;

    /// <param name="fromRate">Hz, 1 to 384,000.</param>
    /// <param name="toRate">Hz, 1 to 384,000.</param>
    public Resampler(int fromRate, int toRate)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(fromRate);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(toRate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fromRate, 384_000);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(toRate, 384_000);
        var divisor = (int)BigInteger.GreatestCommonDivisor(fromRate, toRate);
        _up = toRate / divisor;
        _down = fromRate / divisor;
        var scale = Math.Min(1.0, (double)toRate / fromRate);
        var half = (int)Math.Ceiling(ZeroCrossings / scale);
        _taps = 2 * half;
        _filters = BuildFilters(half, scale * Cutoff);
        _window = new float[_taps + 4096];
        // half a filter of silence before the first sample: outputs then line up with inputs
        _filled = half - 1;
    }

    /// <summary>Room that <see cref="Process"/> may need for the given number of input samples.</summary>
    public int MaxOutput(int inputs) => (int)(((long)inputs * _up / _down) + 2);

    /// <summary>
    /// Takes all of <paramref name="input"/> (room: <see cref="MaxOutput"/>); samples written. Output lags by half a filter, which <see cref="Flush"/> brings out.
    /// </summary>
    public int Process(ReadOnlySpan<short> input, Span<short> output)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(output.Length, MaxOutput(input.Length), nameof(output));
        var written = 0;
        while (!input.IsEmpty)
        {
            var n = Math.Min(input.Length, _window.Length - _filled);
            for (var i = 0; i < n; i++)
            {
                _window[_filled + i] = input[i];
            }

            _filled += n;
            input = input[n..];
            written += Produce(output[written..]);
        }

        return written;
    }

    /// <summary>Ends the stream with silence, so that the last samples come out.</summary>
    public int Flush(Span<short> output) => Process(new short[_taps / 2], output);

    /// <summary>A whole piece of sound at another rate, as long as before.</summary>
    public static short[] Convert(ReadOnlySpan<short> samples, int fromRate, int toRate)
    {
        if (fromRate == toRate)
        {
            return samples.ToArray();
        }

        var resampler = new Resampler(fromRate, toRate);
        var output = new short[resampler.MaxOutput(samples.Length + resampler._taps)];
        var n = resampler.Process(samples, output);
        n += resampler.Flush(output.AsSpan(n));
        var length = (int)Math.Min(n, ((long)samples.Length * toRate) / fromRate);
        return output.AsSpan(0, length).ToArray();
    }

    private int Produce(Span<short> output)
    {
        var written = 0;
        while (_at + _taps <= _filled && written < output.Length)
        {
            var sum = Dot(_window.AsSpan(_at, _taps), _filters.AsSpan(_phase * _taps, _taps));
            output[written++] = (short)Math.Clamp(MathF.Round(sum), short.MinValue, short.MaxValue);
            _phase += _down;
            _at += _phase / _up;
            _phase %= _up;
        }

        var consumed = Math.Min(_at, _filled);
        _window.AsSpan(consumed, _filled - consumed).CopyTo(_window);
        _filled -= consumed;
        _at -= consumed;
        return written;
    }

    private float[] BuildFilters(int half, double cutoff)
    {
        var filters = new float[_up * _taps];
        Span<double> filter = stackalloc double[_taps <= 1024 ? _taps : 0];
        filter = filter.IsEmpty ? new double[_taps] : filter;
        for (var phase = 0; phase < _up; phase++)
        {
            double sum = 0;
            for (var k = 0; k < _taps; k++)
            {
                var x = k - (half - 1) - ((double)phase / _up);
                filter[k] = Sinc(x * cutoff) * Kaiser(x / half);
                sum += filter[k];
            }

            for (var k = 0; k < _taps; k++)
            {
                filters[(phase * _taps) + k] = (float)(filter[k] / sum);
            }
        }

        return filters;
    }

    private static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var va = MemoryMarshal.Cast<float, Vector<float>>(a);
        var vb = MemoryMarshal.Cast<float, Vector<float>>(b);
        var sums = Vector<float>.Zero;
        for (var i = 0; i < va.Length; i++)
        {
            sums += va[i] * vb[i];
        }

        var sum = Vector.Sum(sums);
        for (var i = va.Length * Vector<float>.Count; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static double Sinc(double x) => Math.Abs(x) < 1e-9 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);

    private static double Kaiser(double x) => Math.Abs(x) >= 1 ? 0 : Bessel(KaiserBeta * Math.Sqrt(1 - (x * x))) / Bessel(KaiserBeta);

    /// <summary>Modified Bessel function of the first kind, order zero.</summary>
    private static double Bessel(double x)
    {
        double sum = 1;
        double term = 1;
        for (var k = 1; term > 1e-12 * sum; k++)
        {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }

        return sum;
    }
}
