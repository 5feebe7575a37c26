using System.Data.Common;
using CallCenter.CallModel;
using CallCenter.Storage.Database;
using CallCenter.Storage.Journaling;
using Dapper;
using Microsoft.Extensions.Logging;

namespace CallCenter.Storage.Calls;

/// <summary>
/// Keeps table calls and the calls in progress equal to the journal. A call's row is written when the call arrives, when it ends, and again for
/// a fact that comes after its end (a saved recording, a wrap-up); in between the record lives in <see cref="Open"/>, so that a fact costs one
/// insert and no index. A start folds the calls without an end anew.
/// </summary>
internal sealed class CallsTable
{
    private const string Upsert = """
        INSERT INTO calls (id, direction, from_number, to_number, caller_name, trunk, started_at, answered_at, ended_at, result, reason,
            sip_status, customer_id, ticket_id, agent, queue, recording, first_seq, facts)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET answered_at = excluded.answered_at, ended_at = excluded.ended_at, result = excluded.result,
            reason = excluded.reason, sip_status = excluded.sip_status, customer_id = excluded.customer_id,
            ticket_id = excluded.ticket_id, agent = excluded.agent, queue = excluded.queue, recording = excluded.recording,
            facts = excluded.facts
        """;

    private readonly Dictionary<CallId, CallState> _changed = [];

    public OpenCalls Open { get; } = new();

    /// <summary>Folds again the calls that have no end on disk.</summary>
    public void Load(DbConnection connection, ILogger logger)
    {
        var after = connection.ExecuteScalar<long?>("SELECT MIN(first_seq) FROM calls WHERE ended_at IS NULL") - 1;
        while (after is not null)
        {
            var page = JournalRows.Read(
                connection,
                logger,
                "seq > @after AND call_id IN (SELECT id FROM calls WHERE ended_at IS NULL) ORDER BY seq LIMIT @PageSize",
                new { after, JournalRows.PageSize });
            Open.Update(Fold(page.Entries, (call, _) => Open.Find(call) ?? CallState.Unknown));
            after = page.Last;
        }
    }

    /// <summary>Writes what the entries make of their calls, inside the caller's transaction.</summary>
    public void Write(StoreConnection connection, IReadOnlyList<JournalEntry> entries)
    {
        _changed.Clear();
        foreach (var (call, state) in Fold(entries, (call, first) => Open.Find(call) ?? Stored(connection, call, first)))
        {
            _changed.Add(call, state);
            if (!state.IsOpen || Open.Find(call) is null)
            {
                Write(connection, state);
            }
        }
    }

    /// <summary>The transaction of the last <see cref="Write(StoreConnection, IReadOnlyList{JournalEntry})"/> is on disk.</summary>
    public void Committed() => Open.Update(_changed);

    private static Dictionary<CallId, CallState> Fold(IReadOnlyList<JournalEntry> entries, Func<CallId, Fact, CallState> before)
    {
        var states = new Dictionary<CallId, CallState>();
        var ofCalls = entries.Where(entry => FactColumns.Call(entry.Fact) is not null).GroupBy(entry => FactColumns.Call(entry.Fact)!.Value);
        foreach (var ofCall in ofCalls)
        {
            var state = before(ofCall.Key, ofCall.First().Fact).With(ofCall);
            if (state.Record is not null)
            {
                states.Add(ofCall.Key, state);
            }
        }

        return states;
    }

    private static CallState Stored(StoreConnection connection, CallId call, Fact first) => first is CallArrived
        ? CallState.Unknown
        : CallRow.Find(connection, call)?.ToState() ?? CallState.Unknown;

    private void Write(StoreConnection connection, CallState state)
    {
        var (upsert, record) = (connection.Prepared(Upsert), state.Record!);
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
        upsert.Bind(18, state.FirstSeq);
        upsert.Bind(19, state.FactsText);
        upsert.Execute();
    }
}
