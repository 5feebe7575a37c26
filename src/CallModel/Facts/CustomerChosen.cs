using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Facts;

/// <summary>An agent has said who calls; the call's ticket is that customer's from now on.</summary>
public sealed record CustomerChosen : AgentFact
{
    public required CallId CallId { get; init; }
    public required Guid CustomerId { get; init; }
    public required Guid TicketId { get; init; }
    public required string Number { get; init; }
    /// <summary>True: opened for this call; false: one that was open already.</summary>
    public required bool Opened { get; init; }
}
