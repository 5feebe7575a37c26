namespace CallCenter.AgentBridge.Live;

internal sealed record AgentLive(string User, string Name, AgentState State, string? Reason, DateTimeOffset? Since, CallId? CallId, AgentCallLive? Call,
    bool PhoneRegistered, int CallsToday, double TalkSecondsToday, double? SeatLoad, IReadOnlyList<string> Queues, double WrapUpSecondsToday,
    string? PhoneTrouble, ChosenState Chosen, string? ChosenReason, AgentWork Work)
{
    public static AgentLive Of(AgentFigures a) => new(a.Agent, a.Name, a.State, a.Reason, a.Since, a.CallId,
        a.CallId is { } id ? new AgentCallLive(id, a.CallQueue, a.CallFrom) : null,
        a.PhoneRegistered, a.CallsToday, a.TalkSecondsToday, a.SeatLoad, a.Queues, a.WrapUpSecondsToday,
        a.PhoneTrouble, a.Chosen, a.ChosenReason, a.Work);
}
