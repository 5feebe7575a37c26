namespace CallCenter.CallModel.Tickets;

/// <summary>Where a ticket stood in the list (last changed first), so that the page behind it begins there although the ticket has moved since.</summary>
public sealed record TicketPlace(DateTimeOffset UpdatedAt, Guid Id);
