using CallCenter.CallModel.Agents;
using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Facts;

public sealed record AgentStateChanged : AgentFact
{
    public required AgentState State { get; init; }
    /// <summary>Why not ready ("break", "training", "noAnswer" …).</summary>
    public string? Reason { get; init; }
    /// <summary>The call at hand in Offered, OnCall and WrapUp.</summary>
    public CallId? CallId { get; init; }
    /// <summary>Who did it, when it was not the agent or the system.</summary>
    public string? By { get; init; }
}
