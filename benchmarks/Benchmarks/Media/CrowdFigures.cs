using CallCenter.Benchmarks.Load;
using CallCenter.MediaStack.Pipeline;

namespace CallCenter.Benchmarks.Media;

/// <summary>What a crowd got in one measurement.</summary>
/// <param name="Callers">legs.</param>
/// <param name="Right">of which the first packet was one that the engine made for it.</param>
/// <param name="CpuPercent">of one core.</param>
internal sealed record CrowdFigures(int Callers, int Right, double CpuPercent, IReadOnlyList<StreamTimes> Streams, MediaClockStats Clock)
{
    private const float LateGap = 30;
    private const double MostLost = 0.001;

    /// <summary>Milliseconds between a packet and the next one of its stream, in order of length.</summary>
    public float[] Gaps { get; } = [.. Streams.SelectMany(stream => stream.Gaps).Order()];

    public int Lost { get; } = Streams.Sum(stream => stream.Lost);

    /// <summary>Everybody hears the right sound; of a hundred packets 99 come within 30 ms after the one before, and of a thousand one is lost at most.</summary>
    public bool IsOnTime => Right == Callers && Gap(0.99) <= LateGap && Lost <= MostLost * Gaps.Length;

    public float Gap(double share) => Gaps.Length == 0 ? 0 : Gaps[Math.Min(Gaps.Length - 1, (int)(Gaps.Length * share))];
}
