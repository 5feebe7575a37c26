namespace CallCenter.ServiceDesk.Tickets;

/// <summary>
/// What a change makes of a ticket and its history: pure.
/// An empty text clears owner, department, description, telephone or disposition, an empty id the customer. An owner given to a new ticket
/// assigns it; taken from everybody it is new again.
/// </summary>
internal static class TicketChanges
{
    public const string NoteField = "note";
    public const string StateField = "state";

    /// <returns>the changed ticket and its new history lines (none: nothing to store), or the error.</returns>
    public static (Ticket Ticket, IReadOnlyList<TicketEvent> History, FieldFault? Error) Apply(
        Ticket ticket, TicketChange change, string by, DateTimeOffset now)
    {
        if (change.ExpectedVersion is { } expected && expected != ticket.Version)
        {
            return Refused(ticket, new FieldFault("version", FaultCode.Changed,
                $"somebody else has changed the ticket (it is {ticket.Version} now, not {expected})"));
        }

        var after = Fields(ticket, change);
        var to = change.State ?? Follows(ticket.State, after);
        after = change.State == TicketState.New ? after with { Owner = null, Department = null } : after;
        if ((FaultOf(after, change) ?? CheckMove(ticket.State, to, after)) is { } error)
        {
            return Refused(ticket, error);
        }

        after = after with { State = to, ClosedAt = TicketStates.IsOpen(to) ? null : ticket.ClosedAt ?? now };
        var history = Differences(ticket, after, by, now);
        if (Blanks.Trim(change.Note) is { } note)
        {
            history.Add(new TicketEvent(0, ticket.Id, now, by, NoteField, null, null, note, null));
        }

        return (after, history, null);
    }

    private static (Ticket Ticket, IReadOnlyList<TicketEvent> History, FieldFault? Error) Refused(Ticket ticket, FieldFault error) => (ticket, [], error);

    private static Ticket Fields(Ticket ticket, TicketChange change) => ticket with
    {
        Owner = change.Owner is null ? ticket.Owner : Blanks.Trim(change.Owner),
        Department = change.Department is null ? ticket.Department : Blanks.Trim(change.Department),
        Priority = change.Priority ?? ticket.Priority,
        Type = change.Type ?? ticket.Type,
        Subject = change.Subject?.Trim() ?? ticket.Subject,
        Description = change.Description is null ? ticket.Description : Blanks.Trim(change.Description),
        CustomerId = change.CustomerId is not { } customer ? ticket.CustomerId : customer == Guid.Empty ? null : customer,
        Phone = change.Phone is null ? ticket.Phone : Blanks.Trim(change.Phone),
        Disposition = change.Disposition is null ? ticket.Disposition : Blanks.Trim(change.Disposition),
    };

    /// <summary>Who gets a new ticket is at work on it; what is taken from everybody is new again.</summary>
    private static TicketState Follows(TicketState state, Ticket after) => (state, after) switch
    {
        (TicketState.New, { Owner: not null }) => TicketState.Assigned,
        (TicketState.Assigned, { Owner: null, Department: null }) => TicketState.New,
        _ => state,
    };

    private static FieldFault? FaultOf(Ticket after, TicketChange change) =>
        Check.Given("subject", after.Subject)
        ?? Check.Longest("subject", after.Subject, TicketLimits.Subject)
        ?? Check.Longest("description", after.Description, TicketLimits.Text)
        ?? Check.Longest("note", change.Note, TicketLimits.Text)
        ?? Check.Longest("owner", after.Owner, TicketLimits.Name)
        ?? Check.Longest("department", after.Department, TicketLimits.Name)
        ?? Check.Longest("disposition", after.Disposition, TicketLimits.Name);

    private static FieldFault? CheckMove(TicketState from, TicketState to, Ticket after)
    {
        if (from == to)
        {
            return null;
        }

        if (!TicketStates.TryMove(from, to))
        {
            string[] legal = [.. new TicketStates().From(from).Select(EnumWords.Of)];
            var (start, end) = (EnumWords.Of(from), EnumWords.Of(to));
            return new FieldFault(StateField, FaultCode.IllegalMove,
                $"{start} to {end} is no legal move; from {start}: {(legal.Length == 0 ? "none" : string.Join(", ", legal))}")
            {
                Args = FieldFault.Of(("from", start), ("to", end), ("allowed", legal)),
            };
        }

        return to == TicketState.Assigned && after.Owner is null && after.Department is null
            ? new FieldFault("owner", FaultCode.Missing, "an assigned ticket needs an owner or a department")
            : null;
    }

    private static List<TicketEvent> Differences(Ticket before, Ticket after, string by, DateTimeOffset now)
    {
        var history = new List<TicketEvent>();
        Add(StateField, EnumWords.Of(before.State), EnumWords.Of(after.State));
        Add("owner", before.Owner, after.Owner);
        Add("department", before.Department, after.Department);
        Add("priority", EnumWords.Of(before.Priority), EnumWords.Of(after.Priority));
        Add("type", EnumWords.Of(before.Type), EnumWords.Of(after.Type));
        Add("subject", before.Subject, after.Subject);
        Add("description", before.Description, after.Description);
        Add("customer", before.CustomerId?.ToString("N"), after.CustomerId?.ToString("N"));
        Add("phone", before.Phone, after.Phone);
        Add("disposition", before.Disposition, after.Disposition);
        return history;

        void Add(string field, string? from, string? to)
        {
            if (from != to)
            {
                history.Add(new TicketEvent(0, before.Id, now, by, field, from, to, null, null));
            }
        }
    }
}
