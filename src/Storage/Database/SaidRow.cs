namespace CallCenter.Storage.Database;

/// <summary>A row of table said_texts.</summary>
internal sealed class SaidRow
{
    public long Place { get; init; }

    /// <summary>The call; of a ticket's note, the ticket.</summary>
    public required string CallId { get; init; }

    public long At { get; init; }
    public required string Kind { get; init; }
    public string? Who { get; init; }
    public required string Text { get; init; }

    public static SaidRow Of(SaidText said) => new()
    {
        Place = said.Place,
        CallId = Database.Text.Of(said.Ticket ?? said.CallId!.Value.Value),
        At = said.At.ToUnixTimeMilliseconds(),
        Kind = Database.Text.Of(said.Kind),
        Who = said.Who,
        Text = Database.Text.Clean(said.Text)!,
    };

    public SaidText ToSaid()
    {
        var (kind, id) = (Database.Text.ToEnum<SaidKind>(Kind), Guid.Parse(CallId));
        var isTicket = kind == SaidKind.TicketNote;
        return new SaidText(Place, isTicket ? null : new CallId(id), Database.Text.ToTime(At), kind, Who, Text) { Ticket = isTicket ? id : null };
    }
}
