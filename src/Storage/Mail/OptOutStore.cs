using CallCenter.CallModel.Mail;
using CallCenter.Storage.Database;
using Dapper;

namespace CallCenter.Storage.Mail;

/// <summary>Table mail_opt_outs.</summary>
public sealed class OptOutStore(Db db) : IOptOutStore
{
    private const int MostEntries = 1000;
    private const int AtOnce = 500;

    private const string Add = "INSERT INTO mail_opt_outs (address, at, by_user) VALUES (@Address, @At, @By) ON CONFLICT DO NOTHING";

    private const string AddRecipient =
        "INSERT INTO mail_opt_outs (address, at, by_user) SELECT address, @At, @By FROM circular_people WHERE id = @Id ON CONFLICT DO NOTHING";

    public Task<IReadOnlyList<OptOut>> ListAsync(string? part, int limit, CancellationToken ct = default) => db.ReadAsync<IReadOnlyList<OptOut>>(
        c => [.. c.Query<(string Address, long At, string By)>(
                $"SELECT address, at, by_user FROM mail_opt_outs {(part is null ? "" : "WHERE address LIKE @Part ESCAPE '!'")} ORDER BY at DESC, address LIMIT @Limit",
                new { Part = Text.Within(part?.ToLowerInvariant() ?? ""), Limit = Math.Clamp(limit, 0, MostEntries) })
            .Select(row => new OptOut(row.Address, Text.ToTime(row.At), row.By))], ct);

    public Task<IReadOnlySet<string>> AmongAsync(IReadOnlyCollection<string> addresses, CancellationToken ct = default) => db.ReadAsync<IReadOnlySet<string>>(
        c => addresses.Chunk(AtOnce).SelectMany(some =>
        {
            var parameters = new DynamicParameters();
            return c.Query<string>($"SELECT address FROM mail_opt_outs WHERE address IN {InList.Of(parameters, "address", some)}", parameters);
        }).ToHashSet(), ct);

    public Task AddAsync(OptOut entry, CancellationToken ct = default) => db.WriteAsync(
        c => { c.Execute(Add, new { Address = Text.Clean(entry.Address), At = entry.At.ToUnixTimeMilliseconds(), entry.By }); }, ct);

    public Task<bool> AddAsync(Guid recipient, DateTimeOffset at, CancellationToken ct = default) => db.WriteAsync(
        c =>
        {
            c.Execute(AddRecipient, new { Id = Text.Of(recipient), At = at.ToUnixTimeMilliseconds(), By = OptOut.Themselves });
            return c.ExecuteScalar<long>("SELECT COUNT(*) FROM circular_people WHERE id = @Id", new { Id = Text.Of(recipient) }) > 0;
        },
        ct);

    public Task<bool> RemoveAsync(string address, CancellationToken ct = default) => db.WriteAsync(
        c => c.Execute("DELETE FROM mail_opt_outs WHERE address = @address", new { address }) == 1, ct);
}
