using System.Data.Common;
using CallCenter.Storage.Database;
using Dapper;

namespace CallCenter.Storage.Tickets;

/// <summary>Table upsell_hints.</summary>
public sealed class UpsellHintStore(Db db) : IUpsellHints
{
    public Task<IReadOnlyList<UpsellHint>> ListAsync(CancellationToken ct = default) => db.ReadAsync(All, ct);

    public Task<bool> SetAsync(IReadOnlyList<UpsellHint> hints, Func<IReadOnlyList<UpsellHint>, bool>? when = null, CancellationToken ct = default) => db.WriteAsync(
        c =>
        {
            if (when?.Invoke(All(c)) == false)
            {
                return false;
            }

            c.Execute("DELETE FROM upsell_hints");
            c.Execute("INSERT INTO upsell_hints (place, value_class, contract, product, en, zh) VALUES (@Place, @ValueClass, @Contract, @Product, @En, @Zh)",
                hints.Select((hint, place) => new { Place = place, hint.ValueClass, hint.Contract, hint.Product, hint.En, hint.Zh }));
            return true;
        },
        ct);

    private IReadOnlyList<UpsellHint> All(DbConnection c) =>
        db.Rows.Read<Row, UpsellHint>(c, "upsell_hints", "SELECT * FROM upsell_hints ORDER BY place", row => row.ToHint());

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
