using CallCenter.ServiceDesk.Calls;

namespace CallCenter.ServiceDesk.ScreenPops;

/// <summary><see cref="ICallerProfiles"/>: what they call about again and again, what they may be offered, when they were last in touch.</summary>
public sealed class CallerProfiles(IServiceDesk desk, ICallRecords calls, IUpsellHints hints, TimeProvider time, ProfileOptions options)
    : ICallerProfiles
{
    private const int MostTickets = 200;
    private const int TicketsWithCalls = 8;
    private const int CallsOfTicket = 5;
    private const int MostContacts = 10;

    public async Task<CallerProfile> OfAsync(Customer? customer, string number, CallId? except, CancellationToken ct = default)
    {
        if (customer is null && WithheldNumber.Is(number))
        {
            return new CallerProfile(null, [], [], []);
        }

        var query = customer is null ? new TicketQuery(Phone: number, Limit: MostTickets) : new TicketQuery(CustomerId: customer.Id, Limit: MostTickets);
        var tickets = await desk.FindTicketsAsync(query, ct).ConfigureAwait(false);
        return new CallerProfile(customer?.Id, Repeated(tickets), customer is null ? [] : await HintsAsync(customer, ct).ConfigureAwait(false),
            await ContactsAsync(tickets, except, ct).ConfigureAwait(false));
    }

    private IReadOnlyList<RepeatedSubject> Repeated(IReadOnlyList<Ticket> tickets)
    {
        if (options.Tickets == 0)
        {
            return [];
        }

        var since = time.GetUtcNow().AddDays(-options.Days);
        return
        [
            .. tickets.Where(t => t.OpenedAt >= since).GroupBy(t => t.Subject.Trim(), StringComparer.OrdinalIgnoreCase)
                .Where(same => same.Count() >= options.Tickets && !CallLinking.IsUnnamed(same.Key))
                .Select(same => new RepeatedSubject(same.First().Subject, same.Count(), same.Count(t => t.Type == TicketType.Complaint), options.Days)),
        ];
    }

    private async Task<IReadOnlyList<HintText>> HintsAsync(Customer customer, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return [.. (await hints.ListAsync(ct).ConfigureAwait(false)).Where(hint => hint.Fits(customer, today)).Select(hint => new HintText(hint.En, hint.Zh))];
    }

    private async Task<IReadOnlyList<PastContact>> ContactsAsync(IReadOnlyList<Ticket> tickets, CallId? except, CancellationToken ct)
    {
        var found = await Task.WhenAll(tickets.Take(TicketsWithCalls).Select(ticket => ContactsAsync(ticket, except, ct))).ConfigureAwait(false);
        return [.. found.SelectMany(list => list).OrderByDescending(contact => contact.At).Take(MostContacts)];
    }

    private async Task<IEnumerable<PastContact>> ContactsAsync(Ticket ticket, CallId? except, CancellationToken ct)
    {
        var contacts = (await calls.ListOfTicketAsync(ticket.Id, CallsOfTicket, ct).ConfigureAwait(false)).Where(call => call.Id != except)
            .Select(call => new PastContact(call.StartedAt, TicketSource.Phone, call.Direction, call.Agent, ticket.Subject, ticket.Id, call.Id));
        return ticket.Source == TicketSource.Phone
            ? contacts
            : contacts.Append(new PastContact(ticket.OpenedAt, ticket.Source, CallDirection.Inbound, ticket.Owner, ticket.Subject, ticket.Id, null));
    }
}
