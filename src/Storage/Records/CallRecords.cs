using System.Data.Common;
using CallCenter.Storage.Calls;
using CallCenter.Storage.Database;
using CallCenter.Storage.Journaling;
using Dapper;

namespace CallCenter.Storage.Records;

/// <summary>Call records and their events as committed: ended calls from table calls, those in progress from memory.</summary>
public sealed class CallRecords(Db db, Journal journal) : ICallRecords
{
    private const int MostRecords = 10_000;

    public Task<IReadOnlyList<CallRecord>> ListAsync(CallQuery query, CancellationToken ct = default)
    {
        var limit = Math.Clamp(query.Limit, 0, MostRecords);
        var parties = Conditions(query).ToList();

        // Who has a call in progress stands in memory alone: such rows come along and are looked at here.
        var where = parties.Count == 0 ? "" : $" AND ({string.Join(" AND ", parties)} OR ended_at IS NULL)";
        var behind = query.Before is null ? "" : " AND (started_at < @BeforeAt OR (started_at = @BeforeAt AND id < @BeforeId))";
        return db.ReadAsync<IReadOnlyList<CallRecord>>(
            c =>
            {
                var found = Read(
                    c,
                    $"started_at >= @From AND started_at < @To{behind}{where} ORDER BY started_at DESC, id DESC LIMIT @Limit",
                    new
                    {
                        From = query.From?.ToUnixTimeMilliseconds() ?? long.MinValue,
                        To = query.To?.ToUnixTimeMilliseconds() ?? long.MaxValue,
                        BeforeAt = query.Before?.StartedAt.ToUnixTimeMilliseconds(),
                        BeforeId = query.Before is { } before ? Text.Of(before.Id.Value) : null,
                        Phone = $"%{query.Phone}%",
                        query.Agent,
                        query.Queue,
                        Result = query.Result is { } result ? Text.Of(result) : null,
                        Limit = limit + (parties.Count == 0 ? 0 : journal.Table.Open.All().Count()),
                    });
                return [.. found.Where(query.Fits).Take(limit)];
            },
            ct);
    }

    public Task<IReadOnlyList<CallRecord>> ListOfTicketAsync(Guid ticketId, int limit = 10_000, CancellationToken ct = default) =>
        db.ReadAsync<IReadOnlyList<CallRecord>>(
            c =>
            {
                // Memory first: a call that ends in between is then found twice rather than not at all.
                var open = journal.Table.Open.All().Select(state => state.Record!).Where(record => record.TicketId == ticketId).ToList();
                var ended = Read(
                    c,
                    "ticket_id = @Ticket ORDER BY started_at DESC LIMIT @MostRecords",
                    new { Ticket = Text.Of(ticketId), MostRecords = Math.Clamp(limit, 1, MostRecords) });
                return [.. ended.Concat(open).DistinctBy(record => record.Id).OrderByDescending(record => record.StartedAt).Take(limit)];
            },
            ct);

    // An agent further back is nobody whom the caller would ask for.
    public Task<string?> LastAgentAsync(Guid ticketId, CancellationToken ct = default) => db.ReadAsync(
        c => c.QueryFirstOrDefault<string>("""
            SELECT agent FROM (SELECT agent, started_at FROM calls WHERE ticket_id = @Ticket ORDER BY started_at DESC LIMIT 20) AS latest
            WHERE agent IS NOT NULL ORDER BY started_at DESC LIMIT 1
            """, new { Ticket = Text.Of(ticketId) }),
        ct);

    public Task<CallRecord?> GetAsync(CallId id, CancellationToken ct = default) =>
        db.ReadAsync(c => journal.Table.Open.Find(id)?.Record ?? CallRow.Find(c, id)?.ToRecord(), ct);

    public Task<IReadOnlyList<JournalEntry>> EventsAsync(CallId id, CancellationToken ct = default) => journal.Table.ReadCallAsync(id, ct);

    public Task<IReadOnlyDictionary<CallId, IReadOnlyList<JournalEntry>>> EventsAsync(IReadOnlyCollection<CallId> ids, CancellationToken ct = default) =>
        journal.Table.ReadCallsAsync(ids, ct);

    private static IEnumerable<string> Conditions(CallQuery query)
    {
        if (query.Phone is not null)
        {
            yield return "(from_number LIKE @Phone OR to_number LIKE @Phone)";
        }

        if (query.Agent is not null)
        {
            yield return "agent = @Agent";
        }

        if (query.Queue is not null)
        {
            yield return "queue = @Queue";
        }

        if (query.Result is not null)
        {
            yield return "result = @Result";
        }
    }

    private IReadOnlyList<CallRecord> Read(DbConnection connection, string where, object parameters) =>
    [
        .. db.Rows.Read<CallRow, CallRecord>(connection, "calls", $"SELECT * FROM calls WHERE {where}", row => row.ToRecord(), parameters)
            .Select(record => Newest(connection, record)),
    ];

    // A row without an end is as old as the call's arrival. If memory has not got it, the call has ended since the row was read.
    private CallRecord Newest(DbConnection connection, CallRecord record) => record.EndedAt is not null
        ? record
        : journal.Table.Open.Find(record.Id)?.Record ?? CallRow.Find(connection, record.Id)?.ToRecord() ?? record;
}
