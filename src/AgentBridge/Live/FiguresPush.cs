namespace CallCenter.AgentBridge.Live;

/// <summary>What the hub pushes to supervisors; agents get it without the agents.</summary>
internal sealed record FiguresPush(DateTimeOffset At, long Seq, int CallsNow, int CallsToday, int SelfServedToday, IReadOnlyList<QueueLive> Queues,
    IReadOnlyList<AgentLive> Agents)
{
    public static FiguresPush Of(LiveFigures f, bool withAgents) => new(f.At, f.Seq, f.CallsNow, f.CallsToday, f.SelfServedToday,
        [.. f.Queues.Select(QueueLive.Of)], withAgents ? [.. f.Agents.Select(AgentLive.Of)] : []);
}
