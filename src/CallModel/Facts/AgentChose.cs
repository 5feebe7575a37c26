using CallCenter.CallModel.Agents;

namespace CallCenter.CallModel.Facts;

/// <summary>A choice made while a call was at hand: it comes into force after it. Without a call the choice is an <see cref="AgentStateChanged"/>.</summary>
public sealed record AgentChose : AgentFact
{
    public required ChosenState Choice { get; init; }
    /// <summary>Why not ready.</summary>
    public string? Reason { get; init; }
    /// <summary>Who did it, when it was not the agent.</summary>
    public string? By { get; init; }
}
