namespace CallCenter.CallModel.Facts;

public sealed record TicketLinked : CallFact
{
    public required Guid TicketId { get; init; }
    public required string Number { get; init; }
    /// <summary>True: opened for this call; false: the call joined an open ticket.</summary>
    public required bool Opened { get; init; }
}
