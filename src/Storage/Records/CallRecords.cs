using System.Data.Common;
using CallCenter.Storage.Calls;
using CallCenter.Storage.Database;
using CallCenter.Storage.Journaling;

namespace CallCenter.Storage.Records;

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
                "started_at >= @From AND started_at < @To ORDER BY started_at DESC, id DESC LIMIT @Limit",
                new
                {
                    From = from?.ToUnixTimeMilliseconds() ?? long.MinValue,
                    To = to?.ToUnixTimeMilliseconds() ?? long.MaxValue,
                    Limit = Math.Clamp(limit, 0, MostRecords),
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
                    "ticket_id = @Ticket ORDER BY started_at DESC LIMIT @MostRecords",
                    new { Ticket = Text.Of(ticketId), MostRecords });
                return [.. ended.Concat(open).DistinctBy(record => record.Id).OrderByDescending(record => record.StartedAt)];
            },
            ct);

    public Task<CallRecord?> GetAsync(CallId id, CancellationToken ct = default) =>
        db.ReadAsync(c => journal.Table.Open.Find(id)?.Record ?? CallRow.Find(c, id)?.ToRecord(), ct);

    public Task<IReadOnlyList<JournalEntry>> EventsAsync(CallId id, CancellationToken ct = default) => journal.Table.ReadCallAsync(id, ct);

    public Task<IReadOnlyDictionary<CallId, IReadOnlyList<JournalEntry>>> EventsAsync(IReadOnlyCollection<CallId> ids, CancellationToken ct = default) =>
        journal.Table.ReadCallsAsync(ids, ct);

    private IReadOnlyList<CallRecord> Read(DbConnection connection, string where, object parameters) =>
        [.. CallRow.Query(connection, where, parameters).Select(row => Newest(connection, row.ToRecord()))];

    // A row without an end is as old as the call's arrival. If memory has not got it, the call has ended since the row was read.
    private CallRecord Newest(DbConnection connection, CallRecord record) => record.EndedAt is not null
        ? record
        : journal.Table.Open.Find(record.Id)?.Record ?? CallRow.Find(connection, record.Id)?.ToRecord() ?? record;
}
