using System.Text.Json;
using CallCenter.Storage.Database;
using Dapper;

namespace CallCenter.Storage.Callbacks;

/// <summary>Table callback_rules.</summary>
public sealed class CallbackRuleStore(Db db) : ICallbackRules
{
    private const string Put = "INSERT INTO callback_rules (queue, body) VALUES (@Queue, @Body) ON CONFLICT (queue) DO UPDATE SET body = excluded.body";

    public Task<IReadOnlyList<CallbackRules>> ListAsync(CancellationToken ct = default) => db.ReadAsync<IReadOnlyList<CallbackRules>>(
        c => [.. c.Query<string>("SELECT body FROM callback_rules ORDER BY queue").Select(Read)], ct);

    public async Task<CallbackRules> GetAsync(string queue, CancellationToken ct = default) => await db.ReadAsync(
        c => c.QuerySingleOrDefault<string>("SELECT body FROM callback_rules WHERE queue = @queue", new { queue }), ct).ConfigureAwait(false) is { } body
        ? Read(body)
        : new CallbackRules(queue);

    public Task PutAsync(CallbackRules rules, CancellationToken ct = default) =>
        db.WriteAsync(c => { c.Execute(Put, new { rules.Queue, Body = JsonSerializer.Serialize(rules) }); }, ct);

    private static CallbackRules Read(string body) => JsonSerializer.Deserialize<CallbackRules>(body)!;
}
