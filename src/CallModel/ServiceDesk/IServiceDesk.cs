using CallCenter.CallModel.Contacts;
using CallCenter.CallModel.Facts;
using CallCenter.CallModel.Faults;
using CallCenter.CallModel.Tickets;

namespace CallCenter.CallModel.ServiceDesk;

/// <summary>Customers and tickets with their rules. Implemented by ServiceDesk.</summary>
public interface IServiceDesk
{
    /// <summary>Everybody who has this number; empty when unknown.</summary>
    Task<IReadOnlyList<Customer>> FindCustomersAsync(string number, CancellationToken ct = default);

    /// <summary>Everybody who has this number of a customer, a contract or an order, in any writing.</summary>
    Task<IReadOnlyList<Customer>> FindByKeyAsync(string key, CancellationToken ct = default);

    /// <summary>
    /// The call is this customer's: a ticket that the call has opened, or that is nobody's, gets the customer; instead of another customer's the
    /// call gets one as <see cref="LinkCallAsync"/> says. The context knows both afterwards. Second: whether the ticket was opened for this call.
    /// </summary>
    /// <param name="agent">whose word it is (<see cref="CustomerChosen"/>); null = what the caller keyed (<see cref="TicketLinked"/>).</param>
    Task<(Ticket Ticket, bool Opened)> AttachAsync(CallContext context, Customer customer, string? agent, CancellationToken ct = default);

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

    /// <summary>
    /// Stores a customer's next version (1 for a new one) after its numbers were made E.164, or says why not: <see cref="FaultCode.Changed"/> when
    /// somebody else has stored that version meanwhile.
    /// </summary>
    Task<(Customer? Customer, FieldFault? Error)> SaveCustomerAsync(Customer customer, string by, CancellationToken ct = default);

    /// <summary>Takes a customer away for good; tickets stay without name and number. False when there is no such customer.</summary>
    Task<bool> EraseCustomerAsync(Guid id, CancellationToken ct = default);

    /// <summary>
    /// Two entries of one person become one: <paramref name="into"/> gets numbers, tickets and what it lacks, <paramref name="from"/> goes.
    /// Both null: there is no such customer.
    /// </summary>
    Task<(Customer? Customer, FieldFault? Error)> MergeCustomersAsync(Guid from, Guid into, CancellationToken ct = default);

    /// <summary>Names of those customers who still exist.</summary>
    Task<IReadOnlyDictionary<Guid, string>> CustomerNamesAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct = default);

    /// <summary>By name.</summary>
    Task<IReadOnlyList<Customer>> CustomersOfAsync(CustomerGroup group, int limit, CancellationToken ct = default);

    Task<IReadOnlyList<Customer>> SearchCustomersAsync(string text, int limit, CancellationToken ct = default);
}
