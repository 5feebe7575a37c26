namespace CallCenter.CallModel.Facts;

public sealed record PhoneUnregistered : AgentFact
{
    public required string Contact { get; init; }

    /// <summary>Why a telephone in a page cannot be called (<see cref="Agents.NotReadyReason"/>).</summary>
    public string? Reason { get; init; }
}
