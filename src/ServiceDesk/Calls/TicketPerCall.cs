namespace CallCenter.ServiceDesk.Calls;

/// <summary>
/// The rule by which a call gets its ticket (docs/decisions/0003-ticket-per-call.md).
/// A call joins the open ticket of the same customer that was changed last, if that was within seven days and the ticket is not handled yet;
/// otherwise it opens a new one. When no customer, or more than one, has the caller's number, the number itself takes the customer's place,
/// and only tickets that are bound to no customer are joined: nobody's ticket is guessed. A caller who withholds the number always gets a
/// new ticket.
/// </summary>
internal static class TicketPerCall
{
    public static readonly TimeSpan Window = TimeSpan.FromDays(7);
    private const int Looked = 100;

    /// <summary>The one customer that the call is for; null when nobody or several have the number.</summary>
    public static Customer? CustomerOf(CallContext context) => context.Customers is [var only] ? only : null;

    /// <summary>The ticket to join, or null to open one.</summary>
    public static Ticket? Find(ITicketRows rows, CallContext context, DateTimeOffset now)
    {
        var customer = CustomerOf(context);
        if (customer is null && WithheldNumber.Is(context.RemoteNumber))
        {
            return null;
        }

        var query = customer is null
            ? new TicketQuery(Phone: context.RemoteNumber, OpenOnly: true, Limit: Looked)
            : new TicketQuery(CustomerId: customer.Id, OpenOnly: true, Limit: Looked);
        return rows.Find(query)
            .Where(t => t.CustomerId == customer?.Id && t.State != TicketState.Handled && t.UpdatedAt >= now - Window)
            .MaxBy(t => t.UpdatedAt);
    }
}
