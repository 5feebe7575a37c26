using System.Data;
using System.Data.Common;
using System.Runtime.InteropServices;
using CallCenter.Storage.Database;
using CallCenter.Storage.Facts;
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
    private static readonly (string Name, DbType Type)[] Columns =
    [
        ("id", DbType.String), ("direction", DbType.String), ("from_number", DbType.String), ("to_number", DbType.String),
        ("caller_name", DbType.String), ("trunk", DbType.String), ("started_at", DbType.Int64), ("first_seq", DbType.Int64),
        ("node", DbType.String), .. Changing,
    ];

    private static (string Name, DbType Type)[] Changing =>
    [
        ("answered_at", DbType.Int64), ("ended_at", DbType.Int64), ("result", DbType.String), ("reason", DbType.String),
        ("sip_status", DbType.Int32), ("customer_id", DbType.String), ("ticket_id", DbType.String), ("agent", DbType.String),
        ("queue", DbType.String), ("recording", DbType.String), ("facts", DbType.String),
    ];

    private readonly KeptCommand _upsert = new(
        $"""
        INSERT INTO calls ({string.Join(", ", Columns.Select(c => c.Name))}) VALUES ({string.Join(", ", Columns.Select(c => "@" + c.Name))})
        ON CONFLICT (id) DO UPDATE SET {string.Join(", ", Changing.Select(c => $"{c.Name} = excluded.{c.Name}"))}
        """,
        [.. Columns.Select(c => ("@" + c.Name, c.Type))]);

    private readonly Dictionary<CallId, CallState> _changed = [];

    public OpenCalls Open { get; } = new();

    /// <summary>Folds again the calls that have no end on disk: all of them, or those of one node.</summary>
    public void Load(DbConnection connection, string? node, ILogger logger)
    {
        const string Mine = "ended_at IS NULL AND (@node IS NULL OR node = @node)";
        var after = connection.ExecuteScalar<long?>($"SELECT MIN(first_seq) FROM calls WHERE {Mine}", new { node }) - 1;
        while (after is not null)
        {
            var page = JournalRows.Read(
                connection,
                logger,
                $"seq > @after AND call_id IN (SELECT id FROM calls WHERE {Mine}) ORDER BY seq LIMIT @PageSize",
                new { after, node, JournalRows.PageSize });
            Open.Update(Fold(page.Entries, (call, _) => Open.Find(call) ?? CallState.Unknown));
            after = page.Last;
        }
    }

    /// <summary>Writes what the entries make of their calls, inside the caller's transaction.</summary>
    public void Write(DbConnection connection, IReadOnlyList<JournalEntry> entries)
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

    /// <summary>The transaction of the last <see cref="Write(DbConnection, IReadOnlyList{JournalEntry})"/> is on disk.</summary>
    public void Committed() => Open.Update(_changed);

    private static Dictionary<CallId, CallState> Fold(IReadOnlyList<JournalEntry> entries, Func<CallId, Fact, CallState> before)
    {
        var ofCalls = new Dictionary<CallId, List<JournalEntry>>();
        foreach (var entry in entries)
        {
            if (FactColumns.Call(entry.Fact) is { } call)
            {
                (CollectionsMarshal.GetValueRefOrAddDefault(ofCalls, call, out _) ??= []).Add(entry);
            }
        }

        var states = new Dictionary<CallId, CallState>();
        foreach (var (call, facts) in ofCalls)
        {
            var state = before(call, facts[0].Fact).With(facts);
            if (state.Record is not null)
            {
                states.Add(call, state);
            }
        }

        return states;
    }

    private static CallState Stored(DbConnection connection, CallId call, Fact first) => first is CallArrived
        ? CallState.Unknown
        : CallRow.Find(connection, call)?.ToState() ?? CallState.Unknown;

    private void Write(DbConnection connection, CallState state)
    {
        var record = state.Record!;
        _upsert.On(connection).Run(
        [
            Text.Of(record.Id.Value), Text.Of(record.Direction), Text.Clean(record.From), Text.Clean(record.To), Text.Clean(record.CallerName),
            Text.Clean(record.Trunk), record.StartedAt.ToUnixTimeMilliseconds(), state.FirstSeq, record.Node,
            record.AnsweredAt?.ToUnixTimeMilliseconds(), record.EndedAt?.ToUnixTimeMilliseconds(),
            record.End is null ? null : Text.Of(record.End.Result), record.End is null ? null : Text.Of(record.End.Reason), record.End?.SipStatus,
            Text.Of(record.CustomerId), Text.Of(record.TicketId), Text.Clean(record.Agent), Text.Clean(record.Queue), Text.Clean(record.Recording),
            state.FactsText,
        ]);
    }
}
