namespace CallCenter.CallModel.Tickets;

/// <summary>The ticket after the change, or why it was refused.</summary>
public sealed record TicketResult(Ticket? Ticket, string? Error)
{
    public bool Ok => Ticket is not null;
}
