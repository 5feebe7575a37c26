using CallCenter.Storage.Database;
using Dapper;

namespace CallCenter.Storage.Tickets;

/// <summary>Table upsell_hints.</summary>
public sealed class UpsellHintStore(Db db) : IUpsellHints
{
    public Task<IReadOnlyList<UpsellHint>> ListAsync(CancellationToken ct = default) => db.ReadAsync<IReadOnlyList<UpsellHint>>(
        c => [.. c.Query<Row>("SELECT * FROM upsell_hints ORDER BY place").Select(row => row.ToHint())], ct);

    public Task SetAsync(IReadOnlyList<UpsellHint> hints, CancellationToken ct = default) => db.WriteAsync(
        c =>
        {
            c.Execute("DELETE FROM upsell_hints");
            c.Execute("INSERT INTO upsell_hints (place, value_class, contract, product, en, zh) VALUES (@Place, @ValueClass, @Contract, @Product, @En, @Zh)",
                hints.Select((hint, place) => new { Place = place, hint.ValueClass, hint.Contract, hint.Product, hint.En, hint.Zh }));
        },
        ct);

    private sealed class Row
    {
        public string? ValueClass { get; init; }
        public string? Contract { get; init; }
        public string? Product { get; init; }
        public required string En { get; init; }
        public required string Zh { get; init; }

        public UpsellHint ToHint() => new(ValueClass, Contract, Product, En, Zh);
    }
}
