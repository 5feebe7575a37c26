using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Facts;

/// <summary>What an agent has written down by the queue's script.</summary>
public sealed record ScriptAnswered : AgentFact
{
    public required CallId CallId { get; init; }
    public required string Queue { get; init; }
    /// <summary>Each "question: answer", in the script's order.</summary>
    public required IReadOnlyList<string> Answers { get; init; }
}
