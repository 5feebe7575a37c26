using CallCenter.CallModel.Agents;
using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Figures;

/// <param name="Since">null = has never signed in, as far as is known.</param>
/// <param name="WrapUpSecondsToday">work after calls, with the time that was asked for beyond the queue's own.</param>
/// <param name="SeatLoad">share of the signed-in time today spent on calls and wrap-up, 0..1.</param>
public sealed record AgentFigures(string Agent, string Name, AgentState State, string? Reason, DateTimeOffset? Since, CallId? CallId,
    string? CallQueue, string? CallFrom, bool PhoneRegistered, int CallsToday, double TalkSecondsToday, double? SeatLoad,
    IReadOnlyList<string> Queues, double WrapUpSecondsToday = 0)
{
    /// <summary>Why the agent's telephone cannot be called (<see cref="NotReadyReason"/>); null when it can.</summary>
    public string? PhoneTrouble { get; init; }

    public ChosenState Chosen { get; init; }

    /// <summary>Why the agent has chosen not to be ready.</summary>
    public string? ChosenReason { get; init; }

    public AgentWork Work { get; init; }
}
