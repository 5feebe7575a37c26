using CallCenter.CallModel;
using CallCenter.Storage.Database;
using CallCenter.Storage.Journaling;

namespace CallCenter.Storage.Calls;

/// <summary>Call records and their events as committed: ended calls from table calls, those in progress from memory.</summary>
public sealed class CallRecords(Db db, Journal journal) : ICallRecords
{
    private const int MostRecords = 10_000;

    /// <param name="from">first moment of arrival; null = from the first call.</param>
    /// <param name="to">first moment no longer wanted; null = up to now.</param>
    public Task<IReadOnlyList<CallRecord>> ListAsync(DateTimeOffset? from, DateTimeOffset? to, int limit, CancellationToken ct = default) =>
        db.ReadAsync(
            c => Read(
                c,
                "started_at >= ? AND started_at < ? ORDER BY started_at DESC, id DESC LIMIT ?",
                select =>
                {
                    select.Bind(1, from?.ToUnixTimeMilliseconds() ?? long.MinValue);
                    select.Bind(2, to?.ToUnixTimeMilliseconds() ?? long.MaxValue);
                    select.Bind(3, Math.Clamp(limit, 0, MostRecords));
                }),
            ct);

    public Task<IReadOnlyList<CallRecord>> ListOfTicketAsync(Guid ticketId, CancellationToken ct = default) =>
        db.ReadAsync<IReadOnlyList<CallRecord>>(
            c =>
            {
                // Memory first: a call that ends in between is then found twice rather than not at all.
                var open = journal.Table.Open.All().Select(state => state.Record!).Where(record => record.TicketId == ticketId).ToList();
                var ended = Read(
                    c,
                    "ticket_id = ? ORDER BY started_at DESC LIMIT ?",
                    select =>
                    {
                        select.Bind(1, ticketId);
                        select.Bind(2, MostRecords);
                    });
                return [.. ended.Concat(open).DistinctBy(record => record.Id).OrderByDescending(record => record.StartedAt)];
            },
            ct);

    public Task<CallRecord?> GetAsync(CallId id, CancellationToken ct = default) =>
        db.ReadAsync(c => journal.Table.Open.Find(id)?.Record ?? CallRow.Find(c, id)?.Record, ct);

    public Task<IReadOnlyList<JournalEntry>> EventsAsync(CallId id, CancellationToken ct = default) => journal.Table.ReadCallAsync(id, ct);

    private IReadOnlyList<CallRecord> Read(StoreConnection connection, string where, Action<Statement> bind) =>
        [.. CallRow.Query(connection, where, bind).Select(row => Newest(connection, row.Record))];

    // A row without an end is as old as the call's arrival. If memory has not got it, the call has ended since the row was read.
    private CallRecord Newest(StoreConnection connection, CallRecord record) => record.EndedAt is not null
        ? record
        : journal.Table.Open.Find(record.Id)?.Record ?? CallRow.Find(connection, record.Id)?.Record ?? record;
}
