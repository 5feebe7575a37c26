using NAudio.Dsp;

namespace CallCenter.Speech.Audio;

/// <summary>
/// Band-limited conversion of whole clips between sample rates, off the hot path. The engine's sinc mode only: its interpolation lets
/// through what lies past the band.
/// </summary>
public static class Resampler
{
    /// <summary>Taps: going up only images far away are to be cut, going down the band's edge must be steep.</summary>
    private const int Up = 64, Down = 512;

    /// <summary>Output samples asked for at a time.</summary>
    private const int Block = 4096;

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
        if (fromRate == toRate || input.IsEmpty)
        {
            return input.ToArray();
        }

        var resampler = new WdlResampler();
        resampler.SetMode(interp: false, 0, sinc: true, toRate > fromRate ? Up : Down);
        resampler.SetFeedMode(false);
        resampler.SetRates(fromRate, toRate);
        var output = new float[(int)((long)input.Length * toRate / fromRate)];
        var rest = input;
        for (var made = 0; made < output.Length;)
        {
            var wanted = Math.Min(Block, output.Length - made);
            var needed = resampler.ResamplePrepare(wanted, 1, out var room);
            var taken = Math.Min(needed, rest.Length);
            rest[..taken].CopyTo(room);
            room[taken..needed].Clear(); // past the end: silence
            rest = rest[taken..];
            var got = resampler.ResampleOut(output.AsSpan(made), needed, wanted, 1);
            if (got == 0 && needed == 0)
            {
                break;
            }

            made += got;
        }

        return output;
    }
}
