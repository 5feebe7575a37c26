using System.Data.Common;
using System.Runtime.CompilerServices;
using CallCenter.CallModel;
using CallCenter.Storage.Calls;
using CallCenter.Storage.Database;
using Dapper;
using Microsoft.Extensions.Logging;

namespace CallCenter.Storage.Journaling;

/// <summary>Table journal, and table calls that is folded from it in the same transactions.</summary>
internal sealed class JournalTable(Db db, ILogger logger)
{
    private const string Insert = "INSERT INTO journal (seq, at, type, call_id, agent, queue, body) VALUES (?, ?, ?, ?, ?, ?, ?)";

    // How far the clock, or the order in which threads append, may put a fact's time before that of a fact with a lower number.
    private static readonly TimeSpan Disorder = TimeSpan.FromMinutes(10);

    /// <summary>Uses the index of one fact in 256.</summary>
    internal const string FindMoment = "SELECT seq FROM journal WHERE seq % 256 = 0 AND at < @At ORDER BY at DESC LIMIT 1";

    private readonly CallsTable _calls = new();

    public OpenCalls Open => _calls.Open;

    /// <summary>Finds the calls that have no end yet. Once, before the first write.</summary>
    /// <returns>the last fact's sequence number.</returns>
    public Task<long> LoadAsync() => db.ReadAsync(connection =>
    {
        _calls.Load(connection, logger);
        return connection.ExecuteScalar<long?>("SELECT MAX(seq) FROM journal") ?? 0;
    });

    /// <summary>Commits the group; afterwards it may be cleared.</summary>
    /// <exception cref="DbException">nothing was kept; the same group may be tried again.</exception>
    public async Task WriteAsync(FactGroup group)
    {
        await db.WriteAsync(connection =>
        {
            var insert = connection.Prepared(Insert);
            for (var i = 0; i < group.Count; i++)
            {
                var (seq, fact) = group.Entries[i];
                insert.Bind(1, seq);
                insert.Bind(2, fact.At.ToUnixTimeMilliseconds());
                insert.Bind(3, FactJson.TypeOf(fact));
                insert.Bind(4, FactColumns.Call(fact)?.Value);
                insert.Bind(5, FactColumns.Agent(fact));
                insert.Bind(6, FactColumns.Queue(fact));
                insert.Bind(7, group.Json(i));
                insert.Execute();
            }

            _calls.Write(connection, group.Entries);
        }).ConfigureAwait(false);
        _calls.Committed();
    }

    /// <summary>A sequence number that all facts at or after a moment are behind.</summary>
    public Task<long> BeforeAsync(DateTimeOffset from, CancellationToken ct) => db.ReadAsync(
        c => c.ExecuteScalar<long?>(FindMoment, new { At = (from - Disorder).ToUnixTimeMilliseconds() }) ?? 0, ct);

    /// <summary>The facts in (<paramref name="after"/>, <paramref name="upTo"/>], a page at a time so that no read stays open.</summary>
    public async IAsyncEnumerable<JournalEntry> ReadAsync(
        long after, long upTo, [EnumeratorCancellation] CancellationToken ct)
    {
        while (after < upTo)
        {
            var from = after;
            var page = await db.ReadAsync(
                c => JournalRows.Read(
                    c, logger, "seq > @from AND seq <= @upTo ORDER BY seq LIMIT @PageSize", new { from, upTo, JournalRows.PageSize }),
                ct)
                .ConfigureAwait(false);
            foreach (var entry in page.Entries)
            {
                yield return entry;
            }

            after = page.Last ?? upTo;
        }
    }

    /// <summary>A call's facts, in order.</summary>
    public Task<IReadOnlyList<JournalEntry>> ReadCallAsync(CallId call, CancellationToken ct) => db.ReadAsync<IReadOnlyList<JournalEntry>>(
        c =>
        {
            var facts = (Open.Find(call) ?? CallRow.Find(c, call)?.ToState())?.Facts ?? [];
            return JournalRows.Read(c, logger, "seq IN @facts ORDER BY seq", new { facts }).Entries;
        },
        ct);

    /// <summary>Each agent's last <see cref="AgentStateChanged"/>.</summary>
    public async Task<IReadOnlyList<JournalEntry>> LastAgentStatesAsync(CancellationToken ct)
    {
        var page = await db.ReadAsync(
            c => JournalRows.Read(
                c, logger, "seq IN (SELECT MAX(seq) FROM journal WHERE type = 'agentState' GROUP BY agent) ORDER BY seq"),
            ct).ConfigureAwait(false);
        return page.Entries;
    }
}
