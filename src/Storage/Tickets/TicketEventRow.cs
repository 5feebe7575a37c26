using CallCenter.Storage.Database;

namespace CallCenter.Storage.Tickets;

/// <summary>A row of table ticket_events.</summary>
internal sealed class TicketEventRow
{
    public long Id { get; init; }
    public required string TicketId { get; init; }
    public long At { get; init; }
    public required string ByUser { get; init; }
    public required string Field { get; init; }
    public string? FromValue { get; init; }
    public string? ToValue { get; init; }
    public string? Note { get; init; }
    public string? CallId { get; init; }

    public static TicketEventRow Of(TicketEvent line) => new()
    {
        TicketId = Text.Of(line.TicketId),
        At = line.At.ToUnixTimeMilliseconds(),
        ByUser = line.By,
        Field = line.Field,
        FromValue = Text.Clean(line.From),
        ToValue = Text.Clean(line.To),
        Note = Text.Clean(line.Note),
        CallId = line.CallId?.ToString(),
    };

    public TicketEvent ToEvent() => new(
        Id,
        Guid.Parse(TicketId),
        Text.ToTime(At),
        ByUser,
        Field,
        FromValue,
        ToValue,
        Note,
        Text.ToId(CallId) is { } call ? new CallId(call) : null);
}
