namespace CallCenter.AgentBridge.Live;

/// <summary>What the hub pushes to supervisors; agents get it without the agents.</summary>
internal sealed record FiguresPush(DateTimeOffset At, long Seq, int CallsNow, int CallsToday, int SelfServedToday, IReadOnlyList<QueueLive> Queues,
    IReadOnlyList<AgentLive> Agents, IReadOnlyList<ObservationView> Observations)
{
    /// <param name="observations">who supervises calls now; null for those who do not see the agents.</param>
    public static FiguresPush Of(LiveFigures f, IReadOnlyList<ObservationView>? observations) => new(f.At, f.Seq, f.CallsNow, f.CallsToday, f.SelfServedToday,
        [.. f.Queues.Select(QueueLive.Of)], observations is null ? [] : [.. f.Agents.Select(AgentLive.Of)], observations ?? []);
}
