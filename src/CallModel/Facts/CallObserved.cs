using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Facts;

/// <summary>A supervisor takes part in an agent's call from here on, in this mode. Followed by <see cref="ObservationEnded"/>.</summary>
public sealed record CallObserved : CallFact
{
    public required string Supervisor { get; init; }
    public required string Agent { get; init; }
    public required ObservationMode Mode { get; init; }
}
