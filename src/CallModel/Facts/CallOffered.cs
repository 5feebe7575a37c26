namespace CallCenter.CallModel.Facts;

/// <summary>The call was offered to an agent under a lease.</summary>
public sealed record CallOffered : CallFact
{
    public required string Queue { get; init; }
    public required string Agent { get; init; }
    /// <summary>The lease's fencing token: grows with every offer; an answer under an older token is refused.</summary>
    public required long Lease { get; init; }
}
