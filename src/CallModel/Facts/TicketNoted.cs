namespace CallCenter.CallModel.Facts;

/// <summary>Somebody has written a note on a ticket; the ticket's history holds it too.</summary>
public sealed record TicketNoted : Fact
{
    /// <summary>The user.</summary>
    public required string By { get; init; }

    public required Guid Ticket { get; init; }

    public required string Note { get; init; }
}
