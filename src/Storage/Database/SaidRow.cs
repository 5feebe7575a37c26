namespace CallCenter.Storage.Database;

/// <summary>A row of table said_texts.</summary>
internal sealed class SaidRow
{
    public long Place { get; init; }
    public required string CallId { get; init; }
    public long At { get; init; }
    public required string Kind { get; init; }
    public string? Who { get; init; }
    public required string Text { get; init; }

    public static SaidRow Of(SaidText said) => new()
    {
        Place = said.Place,
        CallId = Database.Text.Of(said.CallId.Value),
        At = said.At.ToUnixTimeMilliseconds(),
        Kind = Database.Text.Of(said.Kind),
        Who = said.Who,
        Text = Database.Text.Clean(said.Text)!,
    };

    public SaidText ToSaid() => new(Place, new CallId(Guid.Parse(CallId)), Database.Text.ToTime(At), Database.Text.ToEnum<SaidKind>(Kind), Who, Text);
}
