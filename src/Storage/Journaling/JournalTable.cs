using System.Data.Common;
using System.Runtime.CompilerServices;
using CallCenter.CallModel;
using CallCenter.Storage.Calls;
using CallCenter.Storage.Database;
using Dapper;
using Microsoft.Extensions.Logging;

namespace CallCenter.Storage.Journaling;

/// <summary>Table journal, and table calls that is folded from it in the same transactions.</summary>
internal sealed class JournalTable(Db db, ILogger logger) : IDisposable
{
    private const string Insert = "INSERT INTO journal (seq, at, type, call_id, agent, queue, body) VALUES (?, ?, ?, ?, ?, ?, ?)";

    private readonly CallsTable _calls = new();
    private Statement? _insert;

    /// <summary>Commits the group; afterwards it may be cleared.</summary>
    /// <exception cref="DbException">nothing was kept; the same group may be tried again.</exception>
    public async Task WriteAsync(FactGroup group)
    {
        await db.WriteAsync(connection =>
        {
            _insert ??= new Statement(connection, Insert);
            for (var i = 0; i < group.Count; i++)
            {
                var (seq, fact) = group.Entries[i];
                _insert.Bind(1, seq);
                _insert.Bind(2, fact.At.ToUnixTimeMilliseconds());
                _insert.Bind(3, FactJson.TypeOf(fact));
                _insert.Bind(4, FactColumns.Call(fact)?.Value);
                _insert.Bind(5, FactColumns.Agent(fact));
                _insert.Bind(6, FactColumns.Queue(fact));
                _insert.Bind(7, group.Json(i));
                _insert.Execute();
            }

            _calls.Write(connection, group.Entries);
        }).ConfigureAwait(false);
        _calls.Committed();
    }

    public Task<long> LastSeqAsync() => db.ReadAsync(c => c.ExecuteScalar<long?>("SELECT MAX(seq) FROM journal") ?? 0);

    /// <summary>The lowest sequence number among the facts at or after a moment; null without any.</summary>
    public Task<long?> FirstSinceAsync(DateTimeOffset from, CancellationToken ct) =>
        // The plus keeps SQLite from walking the whole table in seq order: the index on "at" has both columns.
        db.ReadAsync(
            c => c.ExecuteScalar<long?>("SELECT MIN(+seq) FROM journal WHERE at >= @At", new { At = from.ToUnixTimeMilliseconds() }), ct);

    /// <summary>The facts in (<paramref name="after"/>, <paramref name="upTo"/>], a page at a time so that no read stays open.</summary>
    public async IAsyncEnumerable<JournalEntry> ReadAsync(
        long after, long upTo, [EnumeratorCancellation] CancellationToken ct)
    {
        while (after < upTo)
        {
            var from = after;
            var page = await db.ReadAsync(
                c => JournalRows.Read(c, logger, "seq > @from AND seq <= @upTo ORDER BY seq LIMIT @PageSize", new { from, upTo, JournalRows.PageSize }), ct)
                .ConfigureAwait(false);
            foreach (var entry in page.Entries)
            {
                yield return entry;
            }

            after = page.Last ?? upTo;
        }
    }

    public async Task<IReadOnlyList<JournalEntry>> ReadCallAsync(CallId call, int limit, CancellationToken ct)
    {
        var page = await db.ReadAsync(
            c => JournalRows.Read(c, logger, "call_id = @Call ORDER BY seq LIMIT @limit", new { Call = call.ToString(), limit }), ct).ConfigureAwait(false);
        return page.Entries;
    }

    /// <summary>Each agent's last <see cref="AgentStateChanged"/>.</summary>
    public async Task<IReadOnlyList<JournalEntry>> LastAgentStatesAsync(CancellationToken ct)
    {
        var page = await db.ReadAsync(
            c => JournalRows.Read(c, logger, "seq IN (SELECT MAX(seq) FROM journal WHERE type = 'agentState' GROUP BY agent) ORDER BY seq", new { }), ct)
            .ConfigureAwait(false);
        return page.Entries;
    }

    public void Dispose()
    {
        _insert?.Dispose();
        _calls.Dispose();
    }
}
