using System.Data;
using System.Globalization;
using CallCenter.Storage.Database;
using Dapper;

namespace CallCenter.Storage.Dialing;

/// <summary>Tables do_not_call and do_not_call_lists.</summary>
public sealed class DoNotCallStore(Db db) : IDoNotCallStore
{
    private const int MostEntries = 1000;

    /// <summary>Rows of one transaction: between them the database writes for the calls.</summary>
    private const int AtOnce = 2000;

    private const string Insert = """
        INSERT INTO do_not_call (number, list, added_at, added_by, note) VALUES (@Number, @List, @AddedAt, @By, @Note) ON CONFLICT DO NOTHING
        """;

    private const string Lists = """
        SELECT name, as_of, (SELECT COUNT(*) FROM do_not_call WHERE list = name) FROM do_not_call_lists
        UNION ALL SELECT list, MAX(added_at), COUNT(*) FROM do_not_call WHERE list = @Own GROUP BY list
        ORDER BY 1
        """;

    private const string Forget = """
        DELETE FROM do_not_call WHERE list = @list AND number IN (SELECT number FROM do_not_call WHERE list = @list AND added_at {0} @At LIMIT @AtOnce)
        """;

    private readonly RowInsert _insert = new("do_not_call", [("number", DbType.String), ("list", DbType.String), ("added_at", DbType.Int64)], db.Dialect.RowsPerInsert,
        "ON CONFLICT (number, list) DO UPDATE SET added_at = excluded.added_at");

    public Task<IReadOnlyList<string>> AddAsync(IReadOnlyList<DoNotCallEntry> entries, CancellationToken ct = default) => db.WriteAsync<IReadOnlyList<string>>(
        c => [.. entries.Where(entry => c.Execute(Insert, Parameters(entry)) == 1).Select(entry => entry.Number)], ct);

    public Task<bool> RemoveAsync(string number, CancellationToken ct = default) => db.WriteAsync(
        c => c.Execute("DELETE FROM do_not_call WHERE number = @number AND list = @Own", new { number, DoNotCall.Own }) == 1, ct);

    // The new numbers first: whatever happens in between, nobody is dialed who stands in either list.
    public async Task ReplaceAsync(string list, IReadOnlyCollection<string> numbers, DateTimeOffset asOf, CancellationToken ct = default)
    {
        var at = asOf.ToUnixTimeMilliseconds();
        foreach (var some in numbers.Distinct().Chunk(AtOnce))
        {
            await db.WriteAsync(c => _insert.Write(c, some.Length, row => (object?[])[some[row], list, at]), ct).ConfigureAwait(false);
        }

        foreach (var others in new[] { "<", ">" })
        {
            var forget = string.Format(CultureInfo.InvariantCulture, Forget, others);
            while (await db.WriteAsync(c => c.Execute(forget, new { list, At = at, AtOnce }), ct).ConfigureAwait(false) > 0)
            {
            }
        }

        await db.WriteAsync(
            c =>
            {
                c.Execute("INSERT INTO do_not_call_lists (name, as_of) VALUES (@list, @At) ON CONFLICT (name) DO UPDATE SET as_of = excluded.as_of", new { list, At = at });
            },
            ct).ConfigureAwait(false);
    }

    public Task<IReadOnlyList<DoNotCallEntry>> ListAsync(string? number, int limit, CancellationToken ct = default) => db.ReadAsync(
        c => db.Rows.Read<(string Number, string List, long At, string? By, string? Note), DoNotCallEntry>(
            c,
            "do_not_call",
            $"""
            SELECT number, list, added_at, added_by, note FROM do_not_call {(number is null ? "" : "WHERE number LIKE @Part ESCAPE '!'")}
            ORDER BY added_at DESC, number LIMIT @Limit
            """,
            row => new DoNotCallEntry(row.Number, row.List, Text.ToTime(row.At), row.By, row.Note),
            new { Part = number is null ? null : Text.Within(number)[1..], Limit = Math.Clamp(limit, 0, MostEntries) }),
        ct);

    public Task<IReadOnlyList<DoNotCallList>> ListsAsync(CancellationToken ct = default) => db.ReadAsync<IReadOnlyList<DoNotCallList>>(
        c =>
        [
            .. c.Query<(string Name, long AsOf, long Count)>(Lists, new { DoNotCall.Own }).Select(row => new DoNotCallList(row.Name, Text.ToTime(row.AsOf), (int)row.Count)),
        ],
        ct);

    private static object Parameters(DoNotCallEntry entry) => new
    {
        entry.Number, entry.List, AddedAt = entry.AddedAt.ToUnixTimeMilliseconds(), entry.By, Note = Text.Clean(entry.Note),
    };
}
