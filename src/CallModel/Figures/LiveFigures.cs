namespace CallCenter.CallModel.Figures;

/// <param name="CallsNow">calls in progress, whatever they are doing.</param>
/// <param name="SelfServedToday">calls that ended in the IVR after a spoken answer, without an agent.</param>
public sealed record LiveFigures(DateTimeOffset At, long Seq, int CallsNow, int CallsToday, int SelfServedToday,
    IReadOnlyList<QueueFigures> Queues, IReadOnlyList<AgentFigures> Agents);
