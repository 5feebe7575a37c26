using CallCenter.CallModel.Faults;

namespace CallCenter.CallModel.Tickets;

/// <summary>The ticket after the change, or why it was refused; both null: no such ticket.</summary>
public sealed record TicketResult(Ticket? Ticket, FieldFault? Error)
{
    public bool Ok => Ticket is not null;
}
