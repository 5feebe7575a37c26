using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Facts;

/// <summary>The supervisor hears the agent's call no more, or has it now (mode takeOver before).</summary>
public sealed record ObservationEnded : CallFact
{
    public required string Supervisor { get; init; }
    public required string Agent { get; init; }
    public required EndReason Reason { get; init; }
    public required long ObservedMs { get; init; }
}
