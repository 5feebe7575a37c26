namespace CallCenter.CallModel.Tickets;

public sealed record TicketQuery(string? Phone = null, Guid? CustomerId = null, TicketState? State = null, string? Owner = null,
    bool OpenOnly = false, int Limit = 100);
