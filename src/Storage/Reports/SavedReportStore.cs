using CallCenter.CallModel.Reports;
using CallCenter.Storage.Database;
using Dapper;

namespace CallCenter.Storage.Reports;

/// <summary>Table saved_reports.</summary>
public sealed class SavedReportStore(Db db) : ISavedReportStore
{
    public Task<IReadOnlyList<SavedReport>> ListAsync(CancellationToken ct = default) => db.ReadAsync(
        c => db.Rows.Read<Row, SavedReport>(c, "saved_reports", "SELECT * FROM saved_reports ORDER BY name, id", row => row.ToReport()), ct);

    public Task AddAsync(SavedReport report, CancellationToken ct = default) => db.WriteAsync(
        c => c.Execute("INSERT INTO saved_reports (id, name, owner, address) VALUES (@Id, @Name, @Owner, @Address)",
            new { Id = Text.Of(report.Id), Name = Text.Clean(report.Name), report.Owner, Address = Text.Clean(report.Address) }), ct);

    public Task<bool> DeleteAsync(Guid id, CancellationToken ct = default) =>
        db.WriteAsync(c => c.Execute("DELETE FROM saved_reports WHERE id = @Id", new { Id = Text.Of(id) }) == 1, ct);

    private sealed class Row
    {
        public required string Id { get; init; }

        public required string Name { get; init; }

        public required string Owner { get; init; }

        public required string Address { get; init; }

        public SavedReport ToReport() => new(Guid.Parse(Id), Name, Owner, Address);
    }
}
