using System.Text.Json;
using CallCenter.CallModel.Probing;
using CallCenter.Storage.Database;
using Dapper;

namespace CallCenter.Storage.Probing;

/// <summary>Tables probes and probe_runs.</summary>
public sealed class ProbeStore(Db db) : IProbeStore
{
    private const string Put = """
        INSERT INTO probes (id, name, script, every_minutes, enabled, version, cron, zone)
        SELECT @Id, @Name, @Script, @EveryMinutes, @Enabled, @Version, @Cron, @Zone
        WHERE NOT EXISTS (SELECT 1 FROM probes other WHERE other.name = @Name AND other.id <> @Id)
            AND (@Version = 1 OR EXISTS (SELECT 1 FROM probes before WHERE before.id = @Id))
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, script = excluded.script, every_minutes = excluded.every_minutes, enabled = excluded.enabled,
            version = excluded.version, cron = excluded.cron, zone = excluded.zone
        WHERE probes.version = excluded.version - 1
        """;

    private const string Forget = """
        DELETE FROM probe_runs WHERE probe_id = @Probe AND id NOT IN (SELECT id FROM probe_runs WHERE probe_id = @Probe ORDER BY at DESC, id DESC LIMIT @Keep)
        """;

    public Task<IReadOnlyList<Probe>> ListAsync(CancellationToken ct = default) => db.ReadAsync(
        c => db.Rows.Read<(string Id, string Name, string Script, long Every, long Enabled, long Version, string? Cron, string? Zone), Probe>(c, "probes",
            "SELECT id, name, script, every_minutes, enabled, version, cron, zone FROM probes ORDER BY name",
            row => new Probe(Guid.Parse(row.Id), row.Name, row.Script, (int)row.Every, row.Enabled != 0, (int)row.Version) { Cron = row.Cron, Zone = row.Zone }),
        ct);

    public Task<bool> PutAsync(Probe probe, CancellationToken ct = default) => db.WriteAsync(
        c => c.Execute(Put, new { Id = Text.Of(probe.Id), probe.Name, Script = Text.Clean(probe.Script), probe.EveryMinutes, Enabled = probe.Enabled ? 1 : 0, probe.Version, probe.Cron, probe.Zone }) == 1, ct);

    public Task<bool> DeleteAsync(Guid id, CancellationToken ct = default) => db.WriteAsync(
        c => c.Execute("DELETE FROM probes WHERE id = @Id", new { Id = Text.Of(id) }) == 1, ct);

    public Task AddRunAsync(ProbeRun run, int keep, CancellationToken ct = default) => db.WriteAsync(
        c =>
        {
            c.Execute(
                "INSERT INTO probe_runs (id, probe_id, at, good, took_ms, steps) SELECT @Id, @Probe, @At, @Good, @TookMs, @Steps WHERE EXISTS (SELECT 1 FROM probes WHERE id = @Probe)",
                new
                {
                    Id = Text.Of(run.Id), Probe = Text.Of(run.Probe), At = run.At.ToUnixTimeMilliseconds(), Good = run.IsGood ? 1 : 0, run.TookMs,
                    Steps = Text.Clean(JsonSerializer.Serialize(run.Steps)),
                });
            c.Execute(Forget, new { Probe = Text.Of(run.Probe), Keep = keep });
        },
        ct);

    public Task<IReadOnlyList<ProbeRun>> RunsAsync(Guid probe, int limit, CancellationToken ct = default) => db.ReadAsync(
        c => db.Rows.Read<(string Id, long At, long Good, long TookMs, string Steps), ProbeRun>(c, "probe_runs",
            "SELECT id, at, good, took_ms, steps FROM probe_runs WHERE probe_id = @Probe ORDER BY at DESC, id DESC LIMIT @Limit",
            row => new ProbeRun(Guid.Parse(row.Id), probe, Text.ToTime(row.At), row.Good != 0, (int)row.TookMs, Text.ToValue<List<ProbeRunStep>>(row.Steps)),
            new { Probe = Text.Of(probe), Limit = Math.Clamp(limit, 0, 1000) }),
        ct);
}
