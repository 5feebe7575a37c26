using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Facts;

public sealed record CallTransferred : CallFact
{
    /// <summary>The agent who passed it on; null when the flow did.</summary>
    public string? Agent { get; init; }
    public string? ToQueue { get; init; }
    public string? ToNumber { get; init; }
    public string? ToFlow { get; init; }
    public required bool Succeeded { get; init; }
    /// <summary>Why it did not succeed.</summary>
    public EndReason? Reason { get; init; }
}
