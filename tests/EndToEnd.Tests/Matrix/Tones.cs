using System.Globalization;

namespace CallCenter.EndToEnd.Tests.Matrix;

/// <summary>The numbered tones of one party (<see cref="Peers.Sounds.Numbered"/>) as they were heard, also in a mix: the parties' tones lie 100 Hz apart.</summary>
/// <param name="Numbers">1 to 4 in the order heard.</param>
/// <param name="Dbfs">the median level while a number was heard; null = none was.</param>
internal sealed record Tones(string Numbers, double? Dbfs)
{
    private const double Weakest = -35;
    private const double AboveOthers = 10;
    private const string Cycle = "12341";

    /// <summary>Three numbers in their order: nothing was cut out between them.</summary>
    public bool IsSequence => Enumerable.Range(0, 4).Any(i => Numbers.Contains($"{Cycle}{Cycle[1..]}".AsSpan(i, 3), StringComparison.Ordinal));

    public override string ToString() => Dbfs is { } level ? level.ToString("F1", CultureInfo.InvariantCulture) : "silent";

    /// <param name="rate">samples a second.</param>
    /// <param name="lowestHz">the tone of number 1.</param>
    public static Tones Find(ReadOnlySpan<short> sound, int rate, int lowestHz)
    {
        // whole waves of every tone fit into it, so that the tones do not see each other
        var block = rate / 20;
        var (numbers, levels, before) = ("", new List<double>(), 0);
        for (var at = 0; at + block <= sound.Length; at += block)
        {
            var (number, level) = Loudest(sound.Slice(at, block), rate, lowestHz);
            if (number > 0 && number == before)
            {
                levels.Add(level);
                numbers += numbers.Length == 0 || numbers[^1] != '0' + number ? (char)('0' + number) : "";
            }

            before = number;
        }

        levels.Sort();
        return new Tones(numbers, levels.Count == 0 ? null : levels[levels.Count / 2]);
    }

    private static (int Number, double Level) Loudest(ReadOnlySpan<short> block, int rate, int lowestHz)
    {
        Span<double> levels = stackalloc double[4];
        var best = 0;
        for (var i = 0; i < 4; i++)
        {
            levels[i] = Level(block, rate, lowestHz + (200 * i));
            best = levels[i] > levels[best] ? i : best;
        }

        for (var i = 0; i < 4; i++)
        {
            if (levels[best] < Weakest || (i != best && levels[best] < levels[i] + AboveOthers))
            {
                return (0, levels[best]);
            }
        }

        return (best + 1, levels[best]);
    }

    /// <summary>Of this tone alone (Goertzel), dBFS: 0 = a sine that fills the scale.</summary>
    private static double Level(ReadOnlySpan<short> block, int rate, int hz)
    {
        var factor = 2 * Math.Cos(2 * Math.PI * hz / rate);
        double s1 = 0, s2 = 0;
        foreach (var sample in block)
        {
            (s1, s2) = (sample + (factor * s1) - s2, s1);
        }

        var amplitude = 2 * Math.Sqrt(Math.Max(0, (s1 * s1) + (s2 * s2) - (factor * s1 * s2))) / block.Length;
        return 20 * Math.Log10(Math.Max(amplitude, 0.01) / 32768);
    }
}
