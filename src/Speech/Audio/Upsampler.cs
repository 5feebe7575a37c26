using System.Numerics;

namespace CallCenter.Speech.Audio;

/// <summary>8 kHz to 16 kHz for one running stream: every second sample is the input (2 ms late), those between are interpolated.</summary>
internal sealed class Upsampler
{
    public const int InputRate = 8000;
    public const int OutputRate = 16000;

    private const int Half = 16;

    private static readonly float[] Between = Sinc.Kernel(Half, 0.5, 0.95);

    private readonly float[] _history = new float[(2 * Half) + 1024];

    /// <summary>Fills <paramref name="output"/> with twice as many samples as come in, in -1..1.</summary>
    /// <param name="input">at most 1,024 samples.</param>
    public void Process(ReadOnlySpan<short> input, Span<float> output)
    {
        const int kept = 2 * Half;
        for (var i = 0; i < input.Length; i++)
        {
            _history[kept + i] = input[i] / 32768f;
        }

        for (var i = 0; i < input.Length; i++)
        {
            // window of 2*Half + 1 samples: Kernel(0.5) stands between tap Half and the next one
            output[2 * i] = _history[i + Half];
            output[(2 * i) + 1] = Dot(Between, _history.AsSpan(i, kept));
        }

        _history.AsSpan(input.Length, kept).CopyTo(_history);
    }

    public void Reset() => Array.Clear(_history);

    private static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
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
