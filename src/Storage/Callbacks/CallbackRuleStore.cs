using System.Text.Json;
using CallCenter.Storage.Database;
using Dapper;

namespace CallCenter.Storage.Callbacks;

/// <summary>Table callback_rules.</summary>
public sealed class CallbackRuleStore(Db db) : ICallbackRules
{
    private const string Columns = "SELECT queue, version, body FROM callback_rules";

    private const string Put = """
        INSERT INTO callback_rules (queue, body, version) VALUES (@Queue, @Body, @Version)
        ON CONFLICT (queue) DO UPDATE SET body = excluded.body, version = excluded.version WHERE callback_rules.version = excluded.version - 1
        """;

    public Task<IReadOnlyList<CallbackRules>> ListAsync(CancellationToken ct = default) => db.ReadAsync(
        c => db.Rows.Read<Row, CallbackRules>(c, "callback_rules", $"{Columns} ORDER BY queue", row => row.ToRules()), ct);

    public async Task<CallbackRules> GetAsync(string queue, CancellationToken ct = default) => await db.ReadAsync(
        c => c.QuerySingleOrDefault<Row>($"{Columns} WHERE queue = @queue", new { queue })?.ToRules() ?? new CallbackRules(queue), ct).ConfigureAwait(false);

    public Task<bool> PutAsync(CallbackRules rules, CancellationToken ct = default) =>
        db.WriteAsync(c => c.Execute(Put, new { rules.Queue, Body = JsonSerializer.Serialize(rules), rules.Version }) == 1, ct);

    private sealed class Row
    {
        public int Version { get; init; }

        public required string Body { get; init; }

        public CallbackRules ToRules() => Text.ToValue<CallbackRules>(Body) with { Version = Version };
    }
}
