using System.Text.Json;
using System.Text.Json.Serialization;
using CallCenter.Storage.Database;
using Dapper;

namespace CallCenter.Storage.Trunks;

/// <summary>Table trunks. Passwords are kept as they are: the carrier's digest needs them.</summary>
public sealed class TrunkStore : ITrunkStore
{
    private const string Table = "trunks";
    private const string Columns = "SELECT name, version, body FROM trunks";

    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    private readonly Db _db;

    public TrunkStore(Db db)
    {
        _db = db;
        db.OnChange(Table, name => Changed?.Invoke(name));
    }

    public event Action<string>? Changed;

    public Task<IReadOnlyList<TrunkSettings>> ListAsync(CancellationToken ct = default) => _db.ReadAsync(
        c => _db.Rows.Read<Row, TrunkSettings>(c, Table, $"{Columns} ORDER BY name", row => row.ToTrunk()), ct);

    public Task<TrunkSettings?> GetAsync(string name, CancellationToken ct = default) => _db.ReadAsync(
        c => c.QuerySingleOrDefault<Row>($"{Columns} WHERE name = @name", new { name })?.ToTrunk(), ct);

    public Task<bool> AddAsync(TrunkSettings trunk, CancellationToken ct = default) => WriteAsync(
        "INSERT INTO trunks (name, version, body) VALUES (@Name, @Version, @Body) ON CONFLICT (name) DO NOTHING", trunk with { Version = 0 }, ct);

    public Task<bool> UpdateAsync(TrunkSettings trunk, CancellationToken ct = default) => WriteAsync(
        "UPDATE trunks SET version = @Version, body = @Body WHERE name = @Name AND version = @Version - 1", trunk, ct);

    public Task<bool> DeleteAsync(string name, CancellationToken ct = default) => WriteAsync("DELETE FROM trunks WHERE name = @Name", new TrunkSettings(name), ct);

    private Task<bool> WriteAsync(string sql, TrunkSettings trunk, CancellationToken ct)
    {
        var row = new { trunk.Name, Version = trunk.Version + 1, Body = JsonSerializer.Serialize(trunk, Json) };
        return _db.ChangeAsync(Table, trunk.Name, c => c.Execute(sql, row) == 1, ct);
    }

    private sealed class Row
    {
        public int Version { get; init; }

        public required string Body { get; init; }

        public TrunkSettings ToTrunk() => Text.ToValue<TrunkSettings>(Body, Json) with { Version = Version };
    }
}
