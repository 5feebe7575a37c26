using System.Collections.Immutable;

namespace CallCenter.Dialer.Pacing;

/// <summary>How long a phase of the agents' work lasts: ends and seconds at risk in each span of its age. Forgets slowly.</summary>
/// <param name="Starts">where each span begins, in seconds; the last one has no end.</param>
/// <param name="PriorMean">seconds; what is believed of the mean before anything is known, worth two observations.</param>
internal sealed record DurationTable(ImmutableArray<double> Starts, ImmutableArray<double> Ends, ImmutableArray<double> Exposure, double PriorMean, int Count)
{
    private const double PriorWeight = 2;
    private const int ForgetEvery = 50;
    private const double Forget = 0.95;

    public static DurationTable Talk { get; } = Empty([0, 5, 10, 20, 30, 45, 60, 90, 120, 180, 240, 300, 420, 600, 900], 180);

    public static DurationTable WrapUp { get; } = Empty([0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 34, 38, 44, 50, 60, 90], 25);

    /// <summary>Seconds.</summary>
    public double Mean => (Exposure.Sum() + PriorWeight * PriorMean) / (Ends.Sum() + PriorWeight);

    public DurationTable With(double seconds)
    {
        var (ends, exposure) = (Ends.ToArray(), Exposure.ToArray());
        var last = Bin(seconds);
        for (var b = 0; b <= last; b++)
        {
            exposure[b] += Math.Min(seconds, End(b)) - Starts[b];
        }

        ends[last]++;
        if ((Count + 1) % ForgetEvery == 0)
        {
            for (var b = 0; b < ends.Length; b++)
            {
                ends[b] *= Forget;
                exposure[b] *= Forget;
            }
        }

        return this with { Ends = [.. ends], Exposure = [.. exposure], Count = Count + 1 };
    }

    /// <summary>Ends per second of each span.</summary>
    public ImmutableArray<double> Hazards()
    {
        var mean = Mean;
        return [.. Ends.Select((ends, b) => (ends + PriorWeight) / (Exposure[b] + PriorWeight * mean))];
    }

    public int Bin(double seconds)
    {
        var b = Starts.Length - 1;
        while (b > 0 && Starts[b] > seconds)
        {
            b--;
        }

        return b;
    }

    public double End(int b) => b + 1 < Starts.Length ? Starts[b + 1] : double.PositiveInfinity;

    private static DurationTable Empty(double[] starts, double priorMean) =>
        new([.. starts], [.. new double[starts.Length]], [.. new double[starts.Length]], priorMean, 0);
}
