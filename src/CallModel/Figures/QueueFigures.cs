using CallCenter.CallModel.Agents;

namespace CallCenter.CallModel.Figures;

/// <summary>One queue now, and since midnight (server's zone). All seconds are whole and current at <see cref="LiveFigures.At"/>.</summary>
/// <param name="ServiceLevel">Met of Judged, 0..1 for today; null before the first such call.</param>
/// <param name="SeatLoad">(talk + hold + wrap-up time) / signed-in time of the queue's agents today, 0..1; null without agents.</param>
public sealed record QueueFigures(string Queue, int Waiting, double LongestWaitSeconds, double? ServiceLevel, int ServiceLevelSeconds,
    int OfferedToday, int AnsweredToday, int AnsweredInTime, int AbandonedToday, double? AverageWaitSeconds, double? AverageTalkSeconds,
    IReadOnlyDictionary<AgentState, int> AgentsByState, double? SeatLoad)
{
    /// <summary>The most who waited at once in each of the last minutes; the present minute is the last.</summary>
    public IReadOnlyList<int> WaitingByMinute { get; init; } = [];

    public ServiceLevelFormula Formula { get; init; }

    /// <summary>Today's calls that met the target by the formula.</summary>
    public int Met { get; init; }

    /// <summary>Today's calls that the formula judges.</summary>
    public int Judged { get; init; }
}
