using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.AgentBridge.Live;

/// <summary>One queue now; <see cref="QueueFigures"/> has the meaning of each figure.</summary>
internal sealed record QueueLive(string Name, int Waiting, double LongestWaitSeconds, double? ServiceLevel, int ServiceLevelSeconds, int OfferedToday,
    int AnsweredToday, int AnsweredInTime, int AbandonedToday, double? AverageWaitSeconds, double? AverageTalkSeconds,
    IReadOnlyDictionary<AgentState, int> AgentsByState, double? SeatLoad)
{
    public static QueueLive Of(QueueFigures q) => new(q.Queue, q.Waiting, q.LongestWaitSeconds, q.ServiceLevel, q.ServiceLevelSeconds, q.OfferedToday,
        q.AnsweredToday, q.AnsweredInTime, q.AbandonedToday, q.AverageWaitSeconds, q.AverageTalkSeconds, q.AgentsByState, q.SeatLoad);
}

/// <summary>The call that an agent is busy with.</summary>
internal sealed record CurrentCall(CallId Id, string? Queue, string? From);

internal sealed record AgentLive(string User, string Name, AgentState State, string? Reason, DateTimeOffset Since, CallId? CallId, CurrentCall? Call,
    bool PhoneRegistered, int CallsToday, double TalkSecondsToday, double? SeatLoad, IReadOnlyList<string> Queues)
{
    public static AgentLive Of(AgentFigures a) => new(a.Agent, a.Name, a.State, a.Reason, a.Since, a.CallId,
        a.CallId is { } id ? new CurrentCall(id, a.CallQueue, a.CallFrom) : null,
        a.PhoneRegistered, a.CallsToday, a.TalkSecondsToday, a.SeatLoad, a.Queues);
}

/// <summary>What the hub pushes to supervisors; agents get it without the agents.</summary>
internal sealed record FiguresPush(DateTimeOffset At, long Seq, int CallsNow, int CallsToday, int SelfServedToday, IReadOnlyList<QueueLive> Queues,
    IReadOnlyList<AgentLive> Agents)
{
    public static FiguresPush Of(LiveFigures f, bool withAgents) => new(f.At, f.Seq, f.CallsNow, f.CallsToday, f.SelfServedToday,
        [.. f.Queues.Select(QueueLive.Of)], withAgents ? [.. f.Agents.Select(AgentLive.Of)] : []);
}

internal static class LiveEndpoints
{
    public static void MapLive(this IEndpointRouteBuilder api)
    {
        api.MapGet("/queues/live", (ILiveFigures figures) => TypedResults.Ok(figures.Now().Queues.Select(QueueLive.Of).ToList())).WithTags("live");
        api.MapGet("/agents/live", Agents).WithTags("live");
    }

    private static Ok<List<AgentLive>> Agents(ILiveFigures figures) => TypedResults.Ok(figures.Now().Agents.Select(AgentLive.Of).ToList());
}
