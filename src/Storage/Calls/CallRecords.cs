using CallCenter.CallModel;
using CallCenter.Storage.Database;
using CallCenter.Storage.Journaling;
using Dapper;

namespace CallCenter.Storage.Calls;

/// <summary>Call records and their events as committed.</summary>
public sealed class CallRecords(Db db, Journal journal) : ICallRecords
{
    private const int MostRecords = 10_000;
    private const int MostEvents = 10_000;

    /// <param name="from">first moment of arrival; null = from the first call.</param>
    /// <param name="to">first moment no longer wanted; null = up to now.</param>
    public Task<IReadOnlyList<CallRecord>> ListAsync(DateTimeOffset? from, DateTimeOffset? to, int limit, CancellationToken ct = default) =>
        ReadAsync(
            "started_at >= @From AND started_at < @To ORDER BY started_at DESC, id DESC LIMIT @Limit",
            new
            {
                From = from?.ToUnixTimeMilliseconds() ?? long.MinValue,
                To = to?.ToUnixTimeMilliseconds() ?? long.MaxValue,
                Limit = Math.Clamp(limit, 0, MostRecords),
            },
            ct);

    public Task<IReadOnlyList<CallRecord>> ListOfTicketAsync(Guid ticketId, CancellationToken ct = default) => ReadAsync(
        "ticket_id = @Ticket ORDER BY started_at DESC, id DESC LIMIT @MostRecords", new { Ticket = Text.Of(ticketId), MostRecords }, ct);

    public async Task<CallRecord?> GetAsync(CallId id, CancellationToken ct = default) =>
        (await ReadAsync("id = @Id", new { Id = id.ToString() }, ct).ConfigureAwait(false)).SingleOrDefault();

    public Task<IReadOnlyList<JournalEntry>> EventsAsync(CallId id, CancellationToken ct = default) =>
        journal.Table.ReadCallAsync(id, MostEvents, ct);

    private Task<IReadOnlyList<CallRecord>> ReadAsync(string where, object parameters, CancellationToken ct) => db.ReadAsync<IReadOnlyList<CallRecord>>(
        c => [.. c.Query<CallRow>($"SELECT {CallRow.Columns} FROM calls WHERE {where}", parameters).Select(row => row.ToRecord())], ct);
}
