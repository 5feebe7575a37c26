using CallCenter.Storage.Database;
using Dapper;

namespace CallCenter.Storage.Users;

/// <summary>Table wrap_up_drafts.</summary>
public sealed class WrapUpDraftStore(Db db) : IWrapUpDraftStore
{
    private const string Upsert = """
        INSERT INTO wrap_up_drafts (agent, call_id, disposition, note, changed_at, node)
        VALUES (@Agent, @Call, @Disposition, @Note, @At, @Node)
        ON CONFLICT (agent, call_id) DO UPDATE SET disposition = excluded.disposition, note = excluded.note,
            changed_at = excluded.changed_at, node = excluded.node
        """;

    public Task<IReadOnlyList<WrapUpDraft>> LoadAsync(CancellationToken ct = default) => db.ReadAsync(
        c => db.Rows.Read<(string Agent, string Call, string? Disposition, string? Note, long At), WrapUpDraft>(c, "wrap_up_drafts",
            "SELECT agent, call_id, disposition, note, changed_at FROM wrap_up_drafts WHERE node = @Node ORDER BY changed_at",
            row => new WrapUpDraft(row.Agent, new CallId(Guid.Parse(row.Call)), row.Disposition, row.Note, Text.ToTime(row.At)), new { db.Node }),
        ct);

    public Task SaveAsync(WrapUpDraft draft, CancellationToken ct = default) => db.WriteAsync(
        c =>
        {
            c.Execute(Upsert, new
            {
                draft.Agent,
                Call = draft.CallId.ToString(),
                draft.Disposition,
                draft.Note,
                At = draft.At.ToUnixTimeMilliseconds(),
                db.Node,
            });
        },
        ct);

    public Task DeleteAsync(string agent, CallId call, DateTimeOffset until, CancellationToken ct = default) => db.WriteAsync(
        c =>
        {
            c.Execute("DELETE FROM wrap_up_drafts WHERE agent = @agent AND call_id = @Call AND changed_at <= @Until",
                new { agent, Call = call.ToString(), Until = until.ToUnixTimeMilliseconds() });
        },
        ct);
}
