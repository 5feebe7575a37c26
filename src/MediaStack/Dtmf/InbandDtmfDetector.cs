using CallCenter.MediaStack.Audio;

namespace CallCenter.MediaStack.Dtmf;

/// <summary>
/// Finds keypad tones in sound (ITU-T Q.24) with eight Goertzel filters over blocks of 12.75 ms. A digit counts once two blocks in a row
/// agree, and is over after two without it. Speech is told apart by how little besides the two tones is in a block.
/// </summary>
/// <param name="sampleRate">Hz.</param>
internal sealed class InbandDtmfDetector(int sampleRate = 8000)
{

    /// <summary>Weakest tone taken, dBm0.</summary>
    private const double Floor = -36;

    /// <summary>Most by which one tone may be measured stronger than the other, 10.8 dB as a power ratio: 8 dB and what a block cut short adds.</summary>
    private const double MaxTwist = 12;

    /// <summary>A tone stands out of the other three of its group by 7 dB.</summary>
    private const double Prominence = 5;

    /// <summary>Least share of the block's power that the two tones make up.</summary>
    private const double MinShare = 0.7;

    private readonly double[] _rows = Array.ConvertAll(DtmfTones.Rows, f => Coefficient(f, sampleRate));
    private readonly double[] _columns = Array.ConvertAll(DtmfTones.Columns, f => Coefficient(f, sampleRate));
    private readonly double _minPower = Math.Pow(ToneGenerator.Peak(Floor) * BlockSamples(sampleRate) / 2, 2);
    private readonly short[] _block = new short[BlockSamples(sampleRate)];
    private int _filled;
    private char _previous;
    private char _current;
    private int _misses;

    /// <summary>Takes samples; the digit that they complete, or '\0'. Two digits never end within 20 ms.</summary>
    public char Process(ReadOnlySpan<short> samples)
    {
        var found = '\0';
        while (!samples.IsEmpty)
        {
            var n = Math.Min(samples.Length, _block.Length - _filled);
            samples[..n].CopyTo(_block.AsSpan(_filled));
            samples = samples[n..];
            _filled += n;
            if (_filled == _block.Length)
            {
                _filled = 0;
                found = Judge(Classify(_block)) is var digit and not '\0' ? digit : found;
            }
        }

        return found;
    }

    private char Judge(char hit)
    {
        var began = '\0';
        if (hit != '\0' && hit == _previous && hit != _current)
        {
            _current = hit;
            began = hit;
        }

        _misses = hit == _current ? 0 : _misses + 1;
        if (_misses >= 2 && began == '\0')
        {
            _current = '\0';
        }

        _previous = hit;
        return began;
    }

    private char Classify(ReadOnlySpan<short> block)
    {
        Span<double> rows = stackalloc double[4];
        Span<double> columns = stackalloc double[4];
        double energy = 1;
        foreach (var sample in block)
        {
            energy += sample * sample;
        }

        if (energy * block.Length / 2 < _minPower)
        {
            return '\0';
        }

        for (var i = 0; i < 4; i++)
        {
            rows[i] = Power(block, _rows[i]);
            columns[i] = Power(block, _columns[i]);
        }

        var row = Strongest(rows);
        var column = Strongest(columns);
        if (row < 0 || column < 0)
        {
            return '\0';
        }

        var (r, c) = (rows[row], columns[column]);
        var isDigit = r >= _minPower && c >= _minPower && r <= c * MaxTwist && c <= r * MaxTwist
            && (r + c) * 2 >= MinShare * block.Length * energy;
        return isDigit ? DtmfTones.KeyAt(row, column) : '\0';
    }

    /// <summary>The index of the tone that stands out of its group; -1 when none does.</summary>
    private static int Strongest(ReadOnlySpan<double> powers)
    {
        var best = 0;
        for (var i = 1; i < powers.Length; i++)
        {
            best = powers[i] > powers[best] ? i : best;
        }

        for (var i = 0; i < powers.Length; i++)
        {
            if (i != best && powers[i] * Prominence > powers[best])
            {
                return -1;
            }
        }

        return best;
    }

    /// <summary>Squared magnitude at one frequency: (peak x N / 2) squared for a sine.</summary>
    private static double Power(ReadOnlySpan<short> block, double coefficient)
    {
        double s1 = 0;
        double s2 = 0;
        foreach (var sample in block)
        {
            var s0 = sample + (coefficient * s1) - s2;
            s2 = s1;
            s1 = s0;
        }

        return (s1 * s1) + (s2 * s2) - (coefficient * s1 * s2);
    }

    private static double Coefficient(double frequency, int sampleRate) => 2 * Math.Cos(2 * Math.PI * frequency / sampleRate);

    /// <summary>12.75 ms: 102 samples at 8 kHz.</summary>
    private static int BlockSamples(int sampleRate) => sampleRate * 51 / 4000;
}
