using CallCenter.Speech.Audio;

namespace CallCenter.Speech.Measure;

/// <summary>What a telephone line does to a voice: a narrow band, G.711, and noise.</summary>
internal static class Line
{
    private const int Rate = AudioClip.SampleRate;

    /// <summary>8 kHz, without what lies below 200 Hz, at -20 dBFS, with noise where wanted, mu-law coded.</summary>
    /// <param name="snr">speech to noise in dB; null = none.</param>
    public static AudioClip Carry(ReadOnlySpan<short> voice, int rate, double? snr, int seed)
    {
        var narrow = HighPass(Resampler.Convert(voice, rate, Rate));
        var gain = 0.1 * short.MaxValue / Math.Max(1, Rms(narrow));
        var random = new Random(seed);
        var noise = new Noise(random, snr is null ? 0 : 0.1 * short.MaxValue / Math.Pow(10, snr.Value / 20));
        var carried = new short[narrow.Length + (2 * Rate)];
        for (var i = 0; i < carried.Length; i++)
        {
            var at = i - Rate / 2;
            var sample = at >= 0 && at < narrow.Length ? narrow[at] * gain : 0;
            carried[i] = MuLaw((short)Math.Clamp(sample + noise.Next(), -32000, 32000));
        }

        return new AudioClip(carried);
    }

    /// <summary>Level of the loud parts only: pauses do not count as speech.</summary>
    private static double Rms(double[] samples)
    {
        const int frame = Rate / 50;
        var powers = samples.Chunk(frame).Select(c => c.Sum(s => s * s) / c.Length).OrderDescending().ToList();
        return Math.Sqrt(powers.Take(Math.Max(1, powers.Count * 2 / 3)).DefaultIfEmpty(0).Average());
    }

    /// <summary>Two first-order sections at 200 Hz.</summary>
    private static double[] HighPass(short[] samples)
    {
        var filtered = Array.ConvertAll(samples, s => (double)s);
        var a = Math.Exp(-2 * Math.PI * 200 / Rate);
        for (var pass = 0; pass < 2; pass++)
        {
            double low = 0;
            for (var i = 0; i < filtered.Length; i++)
            {
                low = (a * low) + ((1 - a) * filtered[i]);
                filtered[i] -= low;
            }
        }

        return filtered;
    }

    /// <summary>There and back through G.711 mu-law.</summary>
    private static short MuLaw(short sample)
    {
        const int bias = 132;
        var magnitude = Math.Min(Math.Abs((int)sample), 32635) + bias;
        var exponent = 0;
        for (var m = magnitude >> 8; m > 0; m >>= 1)
        {
            exponent++;
        }

        var mantissa = (magnitude >> (exponent + 3)) & 0x0F;
        var decoded = (((mantissa << 3) + bias) << exponent) - bias;
        return (short)(sample < 0 ? -decoded : decoded);
    }

    /// <summary>A street from afar: half white, half drifting low noise.</summary>
    private sealed class Noise(Random random, double rms)
    {
        private double _low;

        public double Next()
        {
            if (rms == 0)
            {
                return 0;
            }

            _low = (0.9 * _low) + (0.436 * Gauss());
            return rms * ((0.707 * _low) + (0.707 * Gauss()));
        }

        private double Gauss() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }
}
