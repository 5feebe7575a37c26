namespace CallCenter.CallModel;

/// <summary>Changes to a ticket as asked for; null = leave as it is.</summary>
public sealed record TicketChange(TicketState? State = null, string? Owner = null, string? Department = null, TicketPriority? Priority = null,
    TicketType? Type = null, string? Subject = null, string? Description = null, string? Note = null, Guid? CustomerId = null,
    string? Disposition = null, int? ExpectedVersion = null);

/// <summary>A new ticket made by hand or by a channel.</summary>
public sealed record NewTicket(string Subject, TicketSource Source, string? Description = null, TicketType Type = TicketType.Request,
    TicketPriority Priority = TicketPriority.Normal, string? Department = null, Guid? CustomerId = null, string? Phone = null, string? Owner = null);

public sealed record TicketQuery(string? Phone = null, Guid? CustomerId = null, TicketState? State = null, string? Owner = null,
    bool OpenOnly = false, int Limit = 100);

/// <summary>The ticket after the change, or why it was refused.</summary>
public sealed record TicketResult(Ticket? Ticket, string? Error)
{
    public bool Ok => Ticket is not null;
}

/// <summary>Customers and tickets with their rules. Implemented by ServiceDesk.</summary>
public interface IServiceDesk
{
    /// <summary>Everybody who has this number; empty when unknown.</summary>
    Task<IReadOnlyList<Customer>> FindCustomersAsync(string number, CancellationToken ct = default);

    /// <summary>
    /// Opens a ticket for the call or joins the one that is still open, by the stated rule (see ServiceDesk/Tickets), and writes
    /// <see cref="TicketLinked"/>.
    /// </summary>
    Task<Ticket> LinkCallAsync(CallContext context, CancellationToken ct = default);

    Task<TicketResult> CreateAsync(NewTicket ticket, string by, CancellationToken ct = default);

    Task<TicketResult> ChangeAsync(Guid id, TicketChange change, string by, CancellationToken ct = default);

    Task<Ticket?> GetTicketAsync(Guid id, CancellationToken ct = default);

    Task<IReadOnlyList<Ticket>> FindTicketsAsync(TicketQuery query, CancellationToken ct = default);

    Task<IReadOnlyList<TicketEvent>> HistoryAsync(Guid ticketId, CancellationToken ct = default);

    Task<Customer?> GetCustomerAsync(Guid id, CancellationToken ct = default);

    /// <summary>Stores a customer after its numbers were made E.164; the error names the field.</summary>
    Task<(Customer? Customer, string? Error)> SaveCustomerAsync(Customer customer, string by, CancellationToken ct = default);

    Task<IReadOnlyList<Customer>> SearchCustomersAsync(string text, int limit, CancellationToken ct = default);
}
