using CallCenter.ServiceDesk.Tickets;

namespace CallCenter.ServiceDesk.Calls;

/// <summary>Gives a call its ticket by the rule of <see cref="TicketPerCall"/>.</summary>
internal sealed class CallLinking(ITicketStore tickets, IJournal journal, TimeProvider time)
{
    public const string System = "system";
    public const string JoinedField = "joined";

    public async Task<Ticket> LinkAsync(CallContext context, CancellationToken ct)
    {
        if (context.Ticket is { } linked)
        {
            return linked;
        }

        // in one transaction: two calls of one caller at the same moment share a ticket
        var now = time.GetUtcNow();
        var (ticket, opened) = await tickets.ChangeAsync(
            rows => Linked(rows, context.CallId) ?? (Join(rows, context, now) is { } joined ? (joined, false) : (Open(rows, context, now), true)), ct)
            .ConfigureAwait(false);
        context.Ticket = ticket;
        journal.Append(new TicketLinked
        {
            At = time.GetUtcNow(), CallId = context.CallId, TicketId = ticket.Id, Number = ticket.Number, Opened = opened,
        });
        return ticket;
    }

    /// <inheritdoc cref="IServiceDesk.AttachAsync"/>
    public async Task<(Ticket Ticket, bool Opened)> AttachAsync(CallContext context, Customer customer, string? agent, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var before = context.Ticket;
        context.Customers = [customer];
        var (ticket, opened) = await tickets.ChangeAsync(rows => Attached(rows, context, customer, agent ?? System, now), ct).ConfigureAwait(false);
        context.Ticket = ticket;
        if (agent is not null)
        {
            journal.Append(new CustomerChosen
            {
                At = time.GetUtcNow(), Agent = agent, CallId = context.CallId, CustomerId = customer.Id, TicketId = ticket.Id, Number = ticket.Number,
                Opened = opened,
            });
        }
        else if (ticket.Id != before?.Id)
        {
            journal.Append(new TicketLinked { At = time.GetUtcNow(), CallId = context.CallId, TicketId = ticket.Id, Number = ticket.Number, Opened = opened });
        }

        return (ticket, opened);
    }

    private static (Ticket Ticket, bool Opened) Attached(ITicketRows rows, CallContext context, Customer customer, string by, DateTimeOffset now)
    {
        if (context.Ticket is { } linked && rows.Get(linked.Id) is { } current)
        {
            var opened = rows.EventsOfCall(context.CallId).Any(line => line.Field == TicketDesk.OpenedField && line.TicketId == current.Id);
            if (current.CustomerId == customer.Id)
            {
                return (current, opened);
            }

            if (opened || current.CustomerId is null)
            {
                var line = new TicketEvent(0, current.Id, now, by, "customer", current.CustomerId?.ToString("N"), customer.Id.ToString("N"), null, context.CallId);
                return (TicketDesk.Edit(rows, current, now, ticket => (ticket with { CustomerId = customer.Id }, [line])), opened);
            }
        }

        return Join(rows, context, now) is { } joined ? (joined, false) : (Open(rows, context, now), true);
    }

    /// <summary>What a new ticket is called until it is known what the call was about.</summary>
    public static string SubjectOf(CallDirection direction, string number, string? callerName) =>
        (WithheldNumber.Is(number), Blanks.Trim(callerName)) switch
        {
            _ when direction == CallDirection.Outbound => $"Call to {number}",
            (false, { } name) when name != number => $"Call from {name} ({number})",
            (false, _) => $"Call from {number}",
            _ => "Call from a withheld number",
        };

    /// <summary>The subject is one of <see cref="SubjectOf"/>: it says nothing of what the call was about.</summary>
    public static bool IsUnnamed(string subject) =>
        subject.StartsWith("Call from ", StringComparison.Ordinal) || subject.StartsWith("Call to ", StringComparison.Ordinal);

    // The ticket may be there although its fact was lost with the server.
    private static (Ticket Ticket, bool Opened)? Linked(ITicketRows rows, CallId call) =>
        rows.EventsOfCall(call).FirstOrDefault(line => line.Field is TicketDesk.OpenedField or JoinedField) is { } line && rows.Get(line.TicketId) is { } ticket
            ? (ticket, line.Field == TicketDesk.OpenedField)
            : null;

    private static Ticket? Join(ITicketRows rows, CallContext context, DateTimeOffset now) => TicketPerCall.Find(rows, context, now) is { } open
        ? TicketDesk.Edit(rows, open, now, before =>
            (before, [new TicketEvent(0, before.Id, now, System, JoinedField, null, context.RemoteNumber, null, context.CallId)]))
        : null;

    private static Ticket Open(ITicketRows rows, CallContext context, DateTimeOffset now)
    {
        var subject = SubjectOf(context.Direction, context.RemoteNumber, context.CallerName);
        var ticket = new Ticket(Guid.CreateVersion7(now), "", subject.Length <= TicketLimits.Subject ? subject : subject[..TicketLimits.Subject],
            null, TicketSource.Phone, TicketType.Request, TicketPriority.Normal, TicketState.New, null, null, TicketPerCall.CustomerOf(context)?.Id,
            WithheldNumber.Is(context.RemoteNumber) ? null : context.RemoteNumber, now, now, null);
        return TicketDesk.Open(rows, ticket, System, context.CallId);
    }
}
