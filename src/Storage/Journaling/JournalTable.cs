using System.Data.Common;
using System.Runtime.CompilerServices;
using CallCenter.Storage.Calls;
using CallCenter.Storage.Database;
using CallCenter.Storage.Facts;
using Dapper;
using Microsoft.Extensions.Logging;

namespace CallCenter.Storage.Journaling;

/// <summary>Table journal, and table calls that is folded from it in the same transactions.</summary>
internal sealed class JournalTable(Db db, ILogger logger)
{
    // How far the clock, or the order in which threads append, may put a fact's time before that of a fact with a lower number.
    private static readonly TimeSpan Disorder = TimeSpan.FromMinutes(10);

    /// <summary>Uses the index of one fact in 256.</summary>
    internal const string FindMoment = "SELECT seq FROM journal WHERE seq % 256 = 0 AND at < @At ORDER BY at DESC LIMIT 1";

    private readonly KeptCommand _last = new("SELECT MAX(seq) FROM journal", []);
    private readonly CallsTable _calls = new();
    private readonly JournalInsert _insert = new(db.Dialect.RowsPerInsert);

    public OpenCalls Open => _calls.Open;

    /// <summary>Whose calls and facts a start is about: of a database that nodes share only this one's.</summary>
    public string? Own { get; } = db.Dialect.IsShared ? db.Node : null;

    /// <summary>Finds the calls that have no end yet. Once, before the first write.</summary>
    /// <returns>the last fact's sequence number.</returns>
    public Task<long> LoadAsync() => db.ReadAsync(connection =>
    {
        _calls.Load(connection, Own, logger);
        return LastSeq(connection);
    });

    /// <summary>
    /// Numbers the group after the last fact there is and commits it. A group whose commit was cut off, so that nobody knows what came of it,
    /// is recognised and not written twice.
    /// </summary>
    /// <param name="after">the last fact that this node has handed out.</param>
    /// <returns>what other nodes have written since, which stands before the group.</returns>
    /// <exception cref="DbException">nothing was kept; the same group may be tried again.</exception>
    public async Task<IReadOnlyList<JournalEntry>> WriteAsync(FactGroup group, long after)
    {
        var others = await db.WriteAsync(connection =>
        {
            if (!IsKept(connection, group))
            {
                group.Number(LastSeq(connection) + 1);
                _insert.Write(connection, group);
                _calls.Write(connection, group.Entries);
            }

            return group.Entries[0].Seq == after + 1
                ? []
                : JournalRows.Read(connection, logger, "seq > @after AND seq < @first ORDER BY seq", new { after, first = group.Entries[0].Seq }).Entries;
        }).ConfigureAwait(false);
        _calls.Committed();
        return others;
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
            return facts.Count == 0 ? [] : JournalRows.Read(c, logger, $"seq IN ({CallState.TextOf(facts)}) ORDER BY seq").Entries;
        },
        ct);

    /// <summary>Many calls' facts, in order, by few statements.</summary>
    public Task<IReadOnlyDictionary<CallId, IReadOnlyList<JournalEntry>>> ReadCallsAsync(IReadOnlyCollection<CallId> calls, CancellationToken ct) =>
        db.ReadAsync<IReadOnlyDictionary<CallId, IReadOnlyList<JournalEntry>>>(
            c =>
            {
                var open = calls.Select(call => (Id: call, State: Open.Find(call))).ToList();
                var ended = CallRow.FactsOf(c, [.. open.Where(call => call.State is null).Select(call => call.Id)]);
                var facts = open.Where(call => call.State is not null).SelectMany(call => call.State!.Facts).Concat(ended).Order();
                return facts.Chunk(JournalRows.PageSize)
                    .SelectMany(page => JournalRows.Read(c, logger, $"seq IN ({string.Join(',', page)}) ORDER BY seq").Entries)
                    .Where(entry => FactColumns.Call(entry.Fact) is not null)
                    .GroupBy(entry => FactColumns.Call(entry.Fact)!.Value)
                    .ToDictionary(group => group.Key, group => (IReadOnlyList<JournalEntry>)[.. group]);
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

    // for one thread, the writer's
    private long LastSeq(DbConnection connection) => _last.On(connection).Run() is long seq ? seq : 0;

    private static bool IsKept(DbConnection connection, FactGroup group) => group.Entries is [var first, ..] && connection.ExecuteScalar<string?>(
        "SELECT body FROM journal WHERE seq = @Seq", new { first.Seq }) == group.Json(0);
}
