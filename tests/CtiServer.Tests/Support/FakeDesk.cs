namespace CallCenter.CtiServer.Tests.Support;

/// <summary>A service desk that knows one customer and gives each call one ticket, or whose store is broken.</summary>
internal sealed class FakeDesk : IServiceDesk
{
    public static readonly Customer Ada = new(Guid.CreateVersion7(), "Ada", ["+4930111"]);

    public List<string> Asked { get; } = [];

    public Exception? Broken { get; set; }

    /// <summary>Completes when the ticket may be linked.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public Task<IReadOnlyList<Customer>> FindCustomersAsync(string number, CancellationToken ct = default)
    {
        Asked.Add(number);
        return Broken is null ? Task.FromResult<IReadOnlyList<Customer>>([Ada]) : throw Broken;
    }

    public async Task<Ticket> LinkCallAsync(CallContext context, CancellationToken ct = default)
    {
        await Gate;
        var now = DateTimeOffset.UnixEpoch;
        return context.Ticket = new Ticket(Guid.CreateVersion7(), "T-1", "call", null, TicketSource.Phone, TicketType.Request, TicketPriority.Normal,
            TicketState.New, null, null, Ada.Id, context.RemoteNumber, now, now, null);
    }

    /// <summary>Whom a number of a customer, a contract or an order belongs to.</summary>
    public Dictionary<string, Customer> Keys { get; } = [];

    public Task<IReadOnlyList<Customer>> FindByKeyAsync(string key, CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<Customer>>(Keys.TryGetValue(key, out var found) ? [found] : []);

    public async Task<(Ticket Ticket, bool Opened)> AttachAsync(CallContext context, Customer customer, string? agent, CancellationToken ct = default) =>
        (context.Ticket = (context.Ticket ?? await LinkCallAsync(context, ct)) with { CustomerId = customer.Id }, true);

    public Task<TicketResult> CreateAsync(NewTicket ticket, string by, CancellationToken ct = default) => throw NotAsked();

    public Task<TicketResult> ChangeAsync(Guid id, TicketChange change, string by, CancellationToken ct = default) => throw NotAsked();

    public Task<Ticket?> GetTicketAsync(Guid id, CancellationToken ct = default) => throw NotAsked();

    public Task<IReadOnlyList<Ticket>> FindTicketsAsync(TicketQuery query, CancellationToken ct = default) => throw NotAsked();

    public Task<IReadOnlyList<TicketEvent>> HistoryAsync(Guid ticketId, CancellationToken ct = default) => throw NotAsked();

    public Task<Customer?> GetCustomerAsync(Guid id, CancellationToken ct = default) => throw NotAsked();

    public Task<(Customer? Customer, FieldFault? Error)> SaveCustomerAsync(Customer customer, string by, CancellationToken ct = default) => throw NotAsked();

    public Task<bool> EraseCustomerAsync(Guid id, CancellationToken ct = default) => throw NotAsked();

    public Task<(Customer? Customer, FieldFault? Error)> MergeCustomersAsync(Guid from, Guid into, CancellationToken ct = default) => throw NotAsked();

    public Task<IReadOnlyDictionary<Guid, string>> CustomerNamesAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct = default) =>
        throw NotAsked();

    public Task<IReadOnlyList<Customer>> CustomersOfAsync(CustomerGroup group, int limit, CancellationToken ct = default) => throw NotAsked();

    public Task<IReadOnlyList<Customer>> SearchCustomersAsync(string text, int limit, CancellationToken ct = default) => throw NotAsked();

    private static NotSupportedException NotAsked() => new("calls ask for customers and tickets only");
}
