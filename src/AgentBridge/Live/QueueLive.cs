namespace CallCenter.AgentBridge.Live;

/// <summary>One queue now; <see cref="QueueFigures"/> has the meaning of each figure.</summary>
internal sealed record QueueLive(string Name, int Waiting, double LongestWaitSeconds, double? ServiceLevel, int ServiceLevelSeconds, int OfferedToday,
    int AnsweredToday, int AnsweredInTime, int AbandonedToday, double? AverageWaitSeconds, double? AverageTalkSeconds,
    IReadOnlyDictionary<AgentState, int> AgentsByState, double? SeatLoad, IReadOnlyList<int> WaitingByMinute,
    ServiceLevelFormula Formula, int Met, int Judged)
{
    public static QueueLive Of(QueueFigures q) => new(q.Queue, q.Waiting, q.LongestWaitSeconds, q.ServiceLevel, q.ServiceLevelSeconds, q.OfferedToday,
        q.AnsweredToday, q.AnsweredInTime, q.AbandonedToday, q.AverageWaitSeconds, q.AverageTalkSeconds, q.AgentsByState, q.SeatLoad,
        q.WaitingByMinute, q.Formula, q.Met, q.Judged);
}
