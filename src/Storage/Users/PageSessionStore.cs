using CallCenter.Storage.Database;
using Dapper;

namespace CallCenter.Storage.Users;

/// <summary>Table sessions.</summary>
public sealed class PageSessionStore(Db db) : IPageSessionStore
{
    private const string Upsert = """
        INSERT INTO sessions (key, user_name, begun_at, used_at, node) VALUES (@Key, @User, @Begun, @LastUsed, @Node)
        ON CONFLICT (key) DO UPDATE SET used_at = excluded.used_at, node = excluded.node
        """;

    public Task<IReadOnlyList<PageSession>> LoadAsync(CancellationToken ct = default) => db.ReadAsync(
        // the first column goes to the log, where no session's key belongs
        c => db.Rows.Read<(string User, string Key, long Begun, long Used), PageSession>(c, "sessions", "SELECT user_name, key, begun_at, used_at FROM sessions",
            row => new PageSession(row.Key, row.User, Text.ToTime(row.Begun), Text.ToTime(row.Used))),
        ct);

    public Task SaveAsync(PageSession session, CancellationToken ct = default) => db.WriteAsync(
        c =>
        {
            c.Execute(Upsert, new
            {
                session.Key,
                session.User,
                Begun = session.Begun.ToUnixTimeMilliseconds(),
                LastUsed = session.LastUsed.ToUnixTimeMilliseconds(),
                db.Node,
            });
        },
        ct);

    public Task DeleteAsync(string key, CancellationToken ct = default) => db.WriteAsync(
        c =>
        {
            c.Execute("DELETE FROM sessions WHERE key = @key", new { key });
        },
        ct);
}
