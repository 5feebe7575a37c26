using CallCenter.ServiceDesk.Calls;
using CallCenter.ServiceDesk.Customers;
using CallCenter.ServiceDesk.Tickets;

namespace CallCenter.ServiceDesk;

/// <summary>
/// <see cref="IServiceDesk"/>: customers, tickets and what calls leave on them. A store that fails (disk full) fails the one request with its
/// own exception; nothing is half stored.
/// </summary>
public sealed class Desk : IServiceDesk
{
    private readonly DeskStores _stores;
    private readonly CustomerDesk _customers;
    private readonly TicketDesk _tickets;
    private readonly CallLinking _linking;

    public Desk(DeskStores stores, NumberingPlan numbers, IJournal journal, TimeProvider time)
    {
        _stores = stores;
        _customers = new CustomerDesk(stores.Customers, numbers);
        _tickets = new TicketDesk(stores.Tickets, stores.Customers, stores.Users, numbers, journal, time);
        _linking = new CallLinking(stores.Tickets, journal, time);
    }

    public Task<IReadOnlyList<Customer>> FindCustomersAsync(string number, CancellationToken ct = default) => _customers.FindAsync(number, ct);

    public Task<IReadOnlyList<Customer>> FindByKeyAsync(string key, CancellationToken ct = default) => _customers.FindByKeyAsync(key, ct);

    public Task<(Ticket Ticket, bool Opened)> AttachAsync(CallContext context, Customer customer, string? agent, CancellationToken ct = default) =>
        _linking.AttachAsync(context, customer, agent, ct);

    public Task<Ticket> LinkCallAsync(CallContext context, CancellationToken ct = default) => _linking.LinkAsync(context, ct);

    public Task<TicketResult> CreateAsync(NewTicket ticket, string by, CancellationToken ct = default) => _tickets.CreateAsync(ticket, by, ct);

    public Task<TicketResult> ChangeAsync(Guid id, TicketChange change, string by, CancellationToken ct = default) =>
        _tickets.ChangeAsync(id, change, by, ct);

    public Task<Ticket?> GetTicketAsync(Guid id, CancellationToken ct = default) => _stores.Tickets.GetAsync(id, ct);

    public Task<IReadOnlyList<Ticket>> FindTicketsAsync(TicketQuery query, CancellationToken ct = default) =>
        _tickets.FindAsync(query, ct);

    public Task<IReadOnlyList<TicketEvent>> HistoryAsync(Guid ticketId, CancellationToken ct = default) =>
        _stores.Tickets.HistoryAsync(ticketId, ct);

    public Task<Customer?> GetCustomerAsync(Guid id, CancellationToken ct = default) => _stores.Customers.GetAsync(id, ct);

    public Task<(Customer? Customer, FieldFault? Error)> SaveCustomerAsync(Customer customer, string by, CancellationToken ct = default) =>
        _customers.SaveAsync(customer, ct);

    public Task<bool> EraseCustomerAsync(Guid id, CancellationToken ct = default) => _stores.Customers.EraseAsync(id, ct);

    public Task<(Customer? Customer, FieldFault? Error)> MergeCustomersAsync(Guid from, Guid into, CancellationToken ct = default) =>
        _customers.MergeAsync(from, into, ct);

    public Task<IReadOnlyDictionary<Guid, string>> CustomerNamesAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct = default) =>
        _stores.Customers.NamesAsync(ids, ct);

    public Task<IReadOnlyList<Customer>> CustomersOfAsync(CustomerGroup group, int limit, CancellationToken ct = default) =>
        _stores.Customers.OfGroupAsync(group, limit, ct);

    public Task<IReadOnlyList<Customer>> SearchCustomersAsync(string text, int limit, CancellationToken ct = default) =>
        _customers.SearchAsync(text, limit, ct);
}
