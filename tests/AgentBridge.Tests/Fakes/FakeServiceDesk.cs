using System.Collections.Concurrent;
using CallCenter.ServiceDesk.Tickets;

namespace CallCenter.AgentBridge.Tests.Fakes;

internal sealed class FakeServiceDesk(TimeProvider clock) : IServiceDesk
{
    private readonly ConcurrentDictionary<Guid, Ticket> _tickets = new();
    private readonly ConcurrentDictionary<Guid, Customer> _customers = new();
    private readonly ConcurrentQueue<TicketEvent> _history = new();
    private readonly TicketStates _states = new();
    private int _number = 100;

    public Ticket Put(Ticket ticket) => _tickets[ticket.Id] = ticket;

    public Customer Put(Customer customer) => _customers[customer.Id] = customer;

    public Task<IReadOnlyList<Customer>> FindCustomersAsync(string number, CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<Customer>>([.. _customers.Values.Where(c => c.Numbers.Contains(number)).OrderBy(c => c.Name, StringComparer.Ordinal)]);

    public Task<IReadOnlyList<Customer>> FindByKeyAsync(string key, CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<Customer>>([.. _customers.Values.Where(c => c.Keys().Contains(key))]);

    public Task<(Ticket Ticket, bool Opened)> AttachAsync(CallContext context, Customer customer, string? agent, CancellationToken ct = default) =>
        throw new NotSupportedException();

    public Task<Ticket> LinkCallAsync(CallContext context, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<TicketResult> CreateAsync(NewTicket t, string by, CancellationToken ct = default)
    {
        var now = clock.GetUtcNow();
        var ticket = Put(new Ticket(Guid.CreateVersion7(), $"T-{Interlocked.Increment(ref _number):D6}", t.Subject, t.Description, t.Source, t.Type,
            t.Priority, TicketState.New, t.Owner, t.Department, t.CustomerId, t.Phone, now, now, null));
        Note(ticket.Id, by, "state", null, "new", null);
        return Task.FromResult(new TicketResult(ticket, null));
    }

    public Task<TicketResult> ChangeAsync(Guid id, TicketChange c, string by, CancellationToken ct = default)
    {
        var before = _tickets[id];
        if (c.ExpectedVersion is { } version && version != before.Version)
        {
            return Task.FromResult(new TicketResult(null, new FieldFault("version", FaultCode.Changed, "somebody was faster")));
        }

        if (c.State is { } to && to != before.State && !_states.From(before.State).Contains(to))
        {
            return Task.FromResult(new TicketResult(null, new FieldFault("state", FaultCode.IllegalMove, $"{before.State} cannot become {to}")));
        }

        var after = Put(before with
        {
            State = c.State ?? before.State,
            Owner = c.Owner is null ? before.Owner : c.Owner.Length == 0 ? null : c.Owner,
            Priority = c.Priority ?? before.Priority,
            Type = c.Type ?? before.Type,
            Subject = c.Subject ?? before.Subject,
            Description = c.Description ?? before.Description,
            Department = c.Department ?? before.Department,
            CustomerId = c.CustomerId == Guid.Empty ? null : c.CustomerId ?? before.CustomerId,
            Phone = c.Phone is null ? before.Phone : c.Phone.Length == 0 ? null : c.Phone,
            Disposition = c.Disposition ?? before.Disposition,
            UpdatedAt = clock.GetUtcNow(),
            Version = before.Version + 1,
        });
        if (after.State != before.State)
        {
            Note(id, by, "state", before.State.ToString(), after.State.ToString(), c.Note);
        }
        else
        {
            Note(id, by, "note", null, null, c.Note);
        }

        return Task.FromResult(new TicketResult(after, null));
    }

    public Task<Ticket?> GetTicketAsync(Guid id, CancellationToken ct = default) => Task.FromResult(_tickets.GetValueOrDefault(id));

    public Task<IReadOnlyList<Ticket>> FindTicketsAsync(TicketQuery q, CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<Ticket>>([.. _tickets.Values.Where(t => (q.Id is null || t.Id == q.Id) && Sees(q.For, t)
                && (q.Before is null || t.UpdatedAt < q.Before.UpdatedAt) && (q.Phone is null || t.Phone == q.Phone)
                && (q.CustomerId is null || t.CustomerId == q.CustomerId) && (q.State is null || t.State == q.State)
                && (q.Owner is null || t.Owner == q.Owner) && (q.Text is null || t.Number == q.Text || t.Subject.Contains(q.Text, StringComparison.OrdinalIgnoreCase)) && (!q.OpenOnly || t.ClosedAt is null))
            .OrderByDescending(t => t.UpdatedAt).Take(q.Limit)]);

    private bool Sees(AgentScope? scope, Ticket t) => scope is null || t.Owner == scope.Agent || t.Id == scope.Ticket
        || (t.Department is { } department && scope.Queues.Contains(department)) || (t.CustomerId is { } customer && scope.Customers.Contains(customer))
        || _history.Any(e => e.TicketId == t.Id && e.By == scope.Agent);

    public Task<IReadOnlyList<TicketEvent>> HistoryAsync(Guid ticketId, CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<TicketEvent>>([.. _history.Where(e => e.TicketId == ticketId)]);

    public Task<Customer?> GetCustomerAsync(Guid id, CancellationToken ct = default) => Task.FromResult(_customers.GetValueOrDefault(id));

    public Task<(Customer? Customer, FieldFault? Error)> SaveCustomerAsync(Customer customer, string by, CancellationToken ct = default) =>
        Task.FromResult<(Customer?, FieldFault?)>(customer.Numbers.Any(n => n == "wrong")
            ? (null, FieldFault.NotPhone("numbers", "wrong"))
            : customer.Version == (_customers.GetValueOrDefault(customer.Id)?.Version ?? 0) + 1 ? (Put(customer), null)
            : (null, FieldFault.Changed("customer")));

    public Task<bool> EraseCustomerAsync(Guid id, CancellationToken ct = default) => Task.FromResult(_customers.TryRemove(id, out _));

    public Task<(Customer? Customer, FieldFault? Error)> MergeCustomersAsync(Guid from, Guid into, CancellationToken ct = default)
    {
        if (!_customers.TryGetValue(into, out var stays) || !_customers.TryRemove(from, out var goes))
        {
            return Task.FromResult(((Customer?)null, (FieldFault?)FieldFault.Unknown("into", "other customer")));
        }

        return Task.FromResult(((Customer?)Put(stays with { Numbers = [.. stays.Numbers.Union(goes.Numbers)] }), (FieldFault?)null));
    }

    public Task<IReadOnlyDictionary<Guid, string>> CustomerNamesAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyDictionary<Guid, string>>(_customers.Values.Where(c => ids.Contains(c.Id)).ToDictionary(c => c.Id, c => c.Name));

    public Task<IReadOnlyList<Customer>> CustomersOfAsync(CustomerGroup group, int limit, CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<Customer>>([.. _customers.Values.Where(c => group.ValueClasses.Count == 0 || group.ValueClasses.Contains(c.ValueClass)).Take(limit)]);

    public Task<IReadOnlyList<Customer>> SearchCustomersAsync(string text, int limit, CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<Customer>>([.. _customers.Values.Where(c => c.Name.Contains(text, StringComparison.OrdinalIgnoreCase))
            .OrderBy(c => c.Name, StringComparer.Ordinal).Take(limit)]);

    public void Note(Guid ticket, string by, string field, string? from, string? to, string? note, DateTimeOffset? at = null) =>
        _history.Enqueue(new TicketEvent(_history.Count + 1, ticket, at ?? clock.GetUtcNow(), by, field, from, to, note, null));
}
