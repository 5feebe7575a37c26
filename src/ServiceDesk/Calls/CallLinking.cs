using CallCenter.CallModel;
using CallCenter.ServiceDesk.Tickets;

namespace CallCenter.ServiceDesk.Calls;

/// <summary>Gives a call its ticket by the rule of <see cref="TicketPerCall"/>.</summary>
internal sealed class CallLinking(ITicketStore tickets, TicketDesk desk, IJournal journal, TimeProvider time)
{
    public const string System = "system";
    public const string OpenedField = "opened";
    public const string JoinedField = "joined";

    private readonly TicketPerCall _rule = new(tickets, time);

    public async Task<Ticket> LinkAsync(CallContext context, CancellationToken ct)
    {
        if (context.Ticket is { } linked)
        {
            return linked;
        }

        var joined = await _rule.FindAsync(context, ct).ConfigureAwait(false) is { } open
            ? await JoinAsync(open, context, ct).ConfigureAwait(false)
            : null;
        var ticket = joined ?? await OpenAsync(context, ct).ConfigureAwait(false);
        context.Ticket = ticket;
        journal.Append(new TicketLinked
        {
            At = time.GetUtcNow(), CallId = context.CallId, TicketId = ticket.Id, Number = ticket.Number, Opened = joined is null,
        });
        return ticket;
    }

    /// <summary>What a new ticket is called until it is known what the call was about.</summary>
    public static string SubjectOf(string from, string? callerName) =>
        (CallerNumber.IsKnown(from), Words.Clean(callerName)) switch
        {
            (true, { } name) when name != from => $"Call from {name} ({from})",
            (true, _) => $"Call from {from}",
            _ => "Call from a withheld number",
        };

    private Task<Ticket?> JoinAsync(Ticket ticket, CallContext context, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return desk.EditAsync(
            ticket.Id,
            before => (before, [new TicketEvent(0, before.Id, now, System, JoinedField, null, context.From, null, context.CallId)]),
            ct);
    }

    private async Task<Ticket> OpenAsync(CallContext context, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var subject = SubjectOf(context.From, context.CallerName);
        var ticket = new Ticket(Guid.CreateVersion7(now), await tickets.NextNumberAsync(ct).ConfigureAwait(false),
            subject.Length <= TicketLimits.Subject ? subject : subject[..TicketLimits.Subject], null, TicketSource.Phone, TicketType.Request,
            TicketPriority.Normal, TicketState.New, null, null, TicketPerCall.CustomerOf(context)?.Id,
            CallerNumber.IsKnown(context.From) ? context.From : null, now, now, null);
        await tickets.InsertAsync(ticket, new TicketEvent(0, ticket.Id, now, System, OpenedField, null, ticket.Number, null, context.CallId), ct)
            .ConfigureAwait(false);
        return ticket;
    }
}
