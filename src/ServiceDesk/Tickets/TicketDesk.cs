namespace CallCenter.ServiceDesk.Tickets;

/// <summary>Tickets as people and channels work on them: checks, legal moves, versions.</summary>
internal sealed class TicketDesk(
    ITicketStore tickets, ICustomerStore customers, IUserStore users, NumberingPlan numbers, IJournal journal, TimeProvider time)
{
    public const string OpenedField = "opened";

    /// <summary>A text that is a telephone number in some writing is looked for as that number.</summary>
    public Task<IReadOnlyList<Ticket>> FindAsync(TicketQuery query, CancellationToken ct) => tickets.FindAsync(
        query with
        {
            Phone = query.Phone is { } phone ? numbers.Normalize(phone) : null,
            Text = Blanks.Trim(query.Text) is { } text ? AsNumber(text) ?? text : null,
        },
        ct);

    public async Task<TicketResult> CreateAsync(NewTicket wanted, string by, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var owner = Blanks.Trim(wanted.Owner);
        if (!TryReadPhone(wanted.Phone, out var phone))
        {
            return new TicketResult(null, FieldFault.NotPhone("phone", wanted.Phone!.Trim()));
        }

        var ticket = new Ticket(Guid.CreateVersion7(now), "", wanted.Subject.Trim(), Blanks.Trim(wanted.Description), wanted.Source, wanted.Type,
            wanted.Priority, owner is null ? TicketState.New : TicketState.Assigned, owner, Blanks.Trim(wanted.Department), wanted.CustomerId,
            phone, now, now, null);
        if ((FaultOf(ticket) ?? await CheckPeopleAsync(ticket.CustomerId, owner, ct).ConfigureAwait(false)) is { } error)
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

        if (!TryReadPhone(change.Phone, out var phone))
        {
            return new TicketResult(null, FieldFault.NotPhone("phone", change.Phone!.Trim()));
        }

        var result = await tickets.ChangeAsync(rows => Changed(rows, id, change with { Phone = phone ?? change.Phone }, by), ct).ConfigureAwait(false);
        if (result.Ticket is not null && Blanks.Trim(change.Note) is { } note)
        {
            journal.Append(new TicketNoted { At = time.GetUtcNow(), By = by, Ticket = id, Note = note });
        }

        return result;
    }

    private TicketResult Changed(ITicketRows rows, Guid id, TicketChange change, string by)
    {
        FieldFault? error = null;
        var ticket = Edit(rows, id, time.GetUtcNow(), before =>
        {
            var (after, history, refused) = TicketChanges.Apply(before, change, by, time.GetUtcNow());
            error = refused;
            return (after, history);
        });
        return new TicketResult(error is null ? ticket : null, error);
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
        ITicketRows rows, Guid id, DateTimeOffset now, Func<Ticket, (Ticket After, IReadOnlyList<TicketEvent> History)> edit) =>
        rows.Get(id) is { } before ? Edit(rows, before, now, edit) : null;

    /// <summary>The same with a ticket that was read in this transaction.</summary>
    public static Ticket Edit(
        ITicketRows rows, Ticket before, DateTimeOffset now, Func<Ticket, (Ticket After, IReadOnlyList<TicketEvent> History)> edit)
    {
        var (changed, history) = edit(before);
        if (history.Count == 0)
        {
            return before;
        }

        var after = changed with { UpdatedAt = now, Version = before.Version + 1 };
        rows.Update(after, history);
        return after;
    }

    private string? AsNumber(string text) => numbers.Normalize(text) is { } number && number != text && number.StartsWith('+') ? number : null;

    /// <summary>False when the text is not exactly one number; a blank text is none, and no fault.</summary>
    private bool TryReadPhone(string? text, out string? phone)
    {
        phone = Blanks.Trim(text) is { } typed ? numbers.Read(typed) : null;
        return phone is not null || Blanks.Trim(text) is null;
    }

    private static FieldFault? FaultOf(Ticket ticket) =>
        Check.Given("subject", ticket.Subject)
        ?? Check.Longest("subject", ticket.Subject, TicketLimits.Subject)
        ?? Check.Longest("description", ticket.Description, TicketLimits.Text)
        ?? Check.Longest("owner", ticket.Owner, TicketLimits.Name)
        ?? Check.Longest("department", ticket.Department, TicketLimits.Name);

    private async Task<FieldFault?> CheckPeopleAsync(Guid? customer, string? owner, CancellationToken ct)
    {
        if (customer is { } id && id != Guid.Empty && await customers.GetAsync(id, ct).ConfigureAwait(false) is null)
        {
            return FieldFault.Unknown("customerId", "customer");
        }

        return owner is not null && await users.GetAsync(owner, ct).ConfigureAwait(false) is null ? FieldFault.Unknown("owner", "user") : null;
    }
}
