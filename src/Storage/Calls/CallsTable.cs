using System.Data.Common;
using CallCenter.CallModel;
using CallCenter.Storage.Database;
using Dapper;

namespace CallCenter.Storage.Calls;

/// <summary>
/// Writes table calls beside the journal's rows. Calls in progress are kept in memory, so that a fact costs no read; a late fact of an
/// ended call (a saved recording, say) reads its row again.
/// </summary>
internal sealed class CallsTable : IDisposable
{
    private const string Upsert = """
        INSERT INTO calls (id, direction, from_number, to_number, caller_name, trunk, started_at, answered_at, ended_at, result, reason,
            sip_status, customer_id, ticket_id, agent, queue, recording)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET answered_at = excluded.answered_at, ended_at = excluded.ended_at, result = excluded.result,
            reason = excluded.reason, sip_status = excluded.sip_status, customer_id = excluded.customer_id,
            ticket_id = excluded.ticket_id, agent = excluded.agent, queue = excluded.queue, recording = excluded.recording
        """;

    private readonly Dictionary<CallId, CallRecord> _inProgress = [];
    private readonly Dictionary<CallId, CallRecord> _changed = [];
    private Statement? _upsert;

    /// <summary>Folds the entries into the table, inside the caller's transaction.</summary>
    public void Write(DbConnection connection, IReadOnlyList<JournalEntry> entries)
    {
        _changed.Clear();
        foreach (var entry in entries)
        {
            if (entry.Fact is CallFact fact)
            {
                Fold(connection, fact);
            }
        }

        _upsert ??= new Statement(connection, Upsert);
        foreach (var record in _changed.Values)
        {
            Write(_upsert, record);
        }
    }

    /// <summary>The transaction of the last <see cref="Write(DbConnection, IReadOnlyList{JournalEntry})"/> is on disk.</summary>
    public void Committed()
    {
        foreach (var (id, record) in _changed)
        {
            if (record.EndedAt is null)
            {
                _inProgress[id] = record;
            }
            else
            {
                _inProgress.Remove(id);
            }
        }
    }

    public void Dispose() => _upsert?.Dispose();

    private void Fold(DbConnection connection, CallFact fact)
    {
        var before = _changed.GetValueOrDefault(fact.CallId) ?? _inProgress.GetValueOrDefault(fact.CallId)
            ?? (fact is CallArrived ? null : Load(connection, fact.CallId));
        var after = CallRecordFold.Apply(before, fact);
        if (after is not null && !ReferenceEquals(before, after))
        {
            _changed[fact.CallId] = after;
        }
    }

    private static CallRecord? Load(DbConnection connection, CallId id) =>
        connection.QuerySingleOrDefault<CallRow>($"SELECT {CallRow.Columns} FROM calls WHERE id = @Id", new { Id = id.ToString() })?.ToRecord();

    private static void Write(Statement upsert, CallRecord record)
    {
        upsert.Bind(1, record.Id.Value);
        upsert.Bind(2, Text.Of(record.Direction));
        upsert.Bind(3, record.From);
        upsert.Bind(4, record.To);
        upsert.Bind(5, record.CallerName);
        upsert.Bind(6, record.Trunk);
        upsert.Bind(7, record.StartedAt.ToUnixTimeMilliseconds());
        upsert.Bind(8, record.AnsweredAt?.ToUnixTimeMilliseconds());
        upsert.Bind(9, record.EndedAt?.ToUnixTimeMilliseconds());
        upsert.Bind(10, record.End is null ? null : Text.Of(record.End.Result));
        upsert.Bind(11, record.End is null ? null : Text.Of(record.End.Reason));
        upsert.Bind(12, record.End?.SipStatus);
        upsert.Bind(13, record.CustomerId);
        upsert.Bind(14, record.TicketId);
        upsert.Bind(15, record.Agent);
        upsert.Bind(16, record.Queue);
        upsert.Bind(17, record.Recording);
        upsert.Execute();
    }
}
