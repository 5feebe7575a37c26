namespace CallCenter.ServiceDesk.Tickets;

/// <summary>Tickets as people and channels work on them: checks, legal moves, versions.</summary>
internal sealed class TicketDesk(
    ITicketStore tickets, ICustomerStore customers, IUserStore users, NumberingPlan numbers, TimeProvider time)
{
    public const string OpenedField = "opened";

    public async Task<TicketResult> CreateAsync(NewTicket wanted, string by, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var owner = Blanks.Trim(wanted.Owner);
        var phone = Blanks.Trim(wanted.Phone) is { } typed ? numbers.Read(typed) ?? "" : null;
        var ticket = new Ticket(Guid.CreateVersion7(now), "", wanted.Subject.Trim(), Blanks.Trim(wanted.Description), wanted.Source, wanted.Type,
            wanted.Priority, owner is null ? TicketState.New : TicketState.Assigned, owner, Blanks.Trim(wanted.Department), wanted.CustomerId,
            phone, now, now, null);
        if ((Check(ticket) ?? await CheckPeopleAsync(ticket.CustomerId, owner, ct).ConfigureAwait(false)) is { } error)
        {
            return new TicketResult(null, error);
        }

        return new TicketResult(await tickets.ChangeAsync(rows => Open(rows, ticket, by, null), ct).ConfigureAwait(false), null);
    }

    public async Task<TicketResult> ChangeAsync(Guid id, TicketChange change, string by, CancellationToken ct)
    {
        if (await CheckPeopleAsync(change.CustomerId, Blanks.Trim(change.Owner), ct).ConfigureAwait(false) is { } unknown)
        {
            return new TicketResult(null, unknown);
        }

        return await tickets.ChangeAsync(
            rows =>
            {
                string? error = null;
                var ticket = Edit(rows, id, time.GetUtcNow(), before =>
                {
                    var (after, history, refused) = TicketChanges.Apply(before, change, by, time.GetUtcNow());
                    error = refused;
                    return (after, history);
                });
                return error is null && ticket is not null ? new TicketResult(ticket, null) : new TicketResult(null, error ?? "no such ticket");
            },
            ct).ConfigureAwait(false);
    }

    /// <summary>Gives a new ticket its number.</summary>
    public static Ticket Open(ITicketRows rows, Ticket ticket, string by, CallId? call)
    {
        var numbered = ticket with { Number = rows.NextNumber() };
        rows.Insert(numbered, new TicketEvent(0, ticket.Id, ticket.OpenedAt, by, OpenedField, null, numbered.Number, null, call));
        return numbered;
    }

    /// <summary>Applies a pure change; the version grows by one, a change without history lines is not stored. Null: no such ticket.</summary>
    public static Ticket? Edit(
        ITicketRows rows, Guid id, DateTimeOffset now, Func<Ticket, (Ticket After, IReadOnlyList<TicketEvent> History)> edit)
    {
        if (rows.Get(id) is not { } before)
        {
            return null;
        }

        var (changed, history) = edit(before);
        if (history.Count == 0)
        {
            return before;
        }

        var after = changed with { UpdatedAt = now, Version = before.Version + 1 };
        rows.Update(after, history);
        return after;
    }

    private static string? Check(Ticket ticket) =>
        ticket.Subject.Length == 0 ? "subject: must not be empty" :
        TicketLimits.TooLong("subject", ticket.Subject, TicketLimits.Subject)
        ?? TicketLimits.TooLong("description", ticket.Description, TicketLimits.Text)
        ?? TicketLimits.TooLong("department", ticket.Department, TicketLimits.Name)
        ?? (ticket.Phone?.Length == 0 ? "phone: not exactly one telephone number" : null);

    private async Task<string?> CheckPeopleAsync(Guid? customer, string? owner, CancellationToken ct)
    {
        if (customer is { } id && await customers.GetAsync(id, ct).ConfigureAwait(false) is null)
        {
            return "customerId: no such customer";
        }

        return owner is not null && await users.GetAsync(owner, ct).ConfigureAwait(false) is null ? "owner: no such user" : null;
    }
}
