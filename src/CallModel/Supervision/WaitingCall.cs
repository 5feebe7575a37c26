using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Supervision;

/// <summary>A caller in a queue, and why nobody has come yet.</summary>
/// <param name="Position">in the queue, from 1.</param>
/// <param name="OfferedTo">the agent who is being offered the call now.</param>
/// <param name="Agents">the queue's agents.</param>
public sealed record WaitingCall(CallId CallId, string Queue, int Position, int Priority, DateTimeOffset Since, string From, string? CallerName,
    string? OfferedTo, IReadOnlyList<AgentVerdict> Agents);
