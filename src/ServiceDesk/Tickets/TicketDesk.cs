using CallCenter.CallModel;

namespace CallCenter.ServiceDesk.Tickets;

/// <summary>Tickets as people and channels work on them: checks, legal moves, optimistic versions.</summary>
internal sealed class TicketDesk(
    ITicketStore tickets, ICustomerStore customers, IUserStore users, NumberingPlan numbers, TimeProvider time)
{
    private const int Tries = 5;

    public async Task<TicketResult> CreateAsync(NewTicket wanted, string by, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var owner = Words.Clean(wanted.Owner);
        var ticket = new Ticket(Guid.CreateVersion7(now), "", wanted.Subject.Trim(), Words.Clean(wanted.Description), wanted.Source, wanted.Type,
            wanted.Priority, owner is null ? TicketState.New : TicketState.Assigned, owner, Words.Clean(wanted.Department), wanted.CustomerId,
            Words.Clean(wanted.Phone) is { } phone ? numbers.Normalize(phone) : null, now, now, null);
        if ((Check(ticket) ?? await CheckPeopleAsync(ticket.CustomerId, owner, ct).ConfigureAwait(false)) is { } error)
        {
            return new TicketResult(null, error);
        }

        ticket = ticket with { Number = await tickets.NextNumberAsync(ct).ConfigureAwait(false) };
        await tickets.InsertAsync(ticket, new TicketEvent(0, ticket.Id, now, by, "opened", null, ticket.Number, null, null), ct)
            .ConfigureAwait(false);
        return new TicketResult(ticket, null);
    }

    public async Task<TicketResult> ChangeAsync(Guid id, TicketChange change, string by, CancellationToken ct)
    {
        if (await CheckPeopleAsync(change.CustomerId, Words.Clean(change.Owner), ct).ConfigureAwait(false) is { } unknown)
        {
            return new TicketResult(null, unknown);
        }

        string? error = null;
        var ticket = await EditAsync(
            id,
            before =>
            {
                var (after, history, refused) = TicketChanges.Apply(before, change, by, time.GetUtcNow());
                error = refused;
                return (after, history);
            },
            ct).ConfigureAwait(false);
        return error is null && ticket is not null
            ? new TicketResult(ticket, null)
            : new TicketResult(null, error ?? "no such ticket, or too many change it at once");
    }

    /// <summary>
    /// Applies a pure change to the newest version until nobody else came first; the version grows by one, a change without history lines is
    /// not stored. With <paramref name="isDone"/>, a ticket that has such a line already is left as it is: who came first has left the line
    /// and has moved the version on in one transaction, so nothing is done twice. Null: no such ticket, or still beaten after a few tries.
    /// </summary>
    public async Task<Ticket?> EditAsync(
        Guid id, Func<Ticket, (Ticket After, IReadOnlyList<TicketEvent> History)> edit, CancellationToken ct,
        Func<TicketEvent, bool>? isDone = null)
    {
        for (var i = 0; i < Tries; i++)
        {
            if (await tickets.GetAsync(id, ct).ConfigureAwait(false) is not { } before)
            {
                return null;
            }

            if (isDone is not null && (await tickets.HistoryAsync(id, ct).ConfigureAwait(false)).Any(isDone))
            {
                return before;
            }

            var (changed, history) = edit(before);
            if (history.Count == 0)
            {
                return before;
            }

            var after = changed with { UpdatedAt = time.GetUtcNow(), Version = before.Version + 1 };
            if (await tickets.UpdateAsync(after, before.Version, history, ct).ConfigureAwait(false))
            {
                return after;
            }
        }

        return null;
    }

    private static string? Check(Ticket ticket) =>
        ticket.Subject.Length == 0 ? "subject: must not be empty" :
        TicketLimits.TooLong("subject", ticket.Subject, TicketLimits.Subject)
        ?? TicketLimits.TooLong("description", ticket.Description, TicketLimits.Text)
        ?? TicketLimits.TooLong("department", ticket.Department, TicketLimits.Name)
        ?? TicketLimits.TooLong("phone", ticket.Phone, TicketLimits.Name);

    private async Task<string?> CheckPeopleAsync(Guid? customer, string? owner, CancellationToken ct)
    {
        if (customer is { } id && await customers.GetAsync(id, ct).ConfigureAwait(false) is null)
        {
            return "customerId: no such customer";
        }

        return owner is not null && await users.GetAsync(owner, ct).ConfigureAwait(false) is null ? "owner: no such user" : null;
    }
}
