using System.Globalization;
using System.Text.Json;
using CallCenter.CallModel.Reports;
using CallCenter.CallModel.Times;
using CallCenter.Storage.Database;
using Dapper;

namespace CallCenter.Storage.Reports;

/// <summary>Table report_mailings.</summary>
public sealed class ReportMailingStore(Db db) : IReportMailingStore
{
    private const string Clock = "HH:mm";

    private const string Put = """
        INSERT INTO report_mailings (id, report_id, rhythm, day, at_time, zone, addresses, format, language, owner, since, enabled, done_until, error,
            version)
        SELECT @Id, @Report, @Rhythm, @Day, @At, @Zone, @Addresses, @Format, @Language, @Owner, @Since, @Enabled, @DoneUntil, @Error, @Version
        WHERE EXISTS (SELECT 1 FROM saved_reports WHERE id = @Report) AND (@Version = 1 OR EXISTS (SELECT 1 FROM report_mailings before WHERE before.id = @Id))
        ON CONFLICT (id) DO UPDATE SET report_id = excluded.report_id, rhythm = excluded.rhythm, day = excluded.day, at_time = excluded.at_time, zone = excluded.zone,
            addresses = excluded.addresses, format = excluded.format, language = excluded.language, since = excluded.since, enabled = excluded.enabled,
            version = excluded.version
        WHERE report_mailings.version = excluded.version - 1
        """;

    public Task<IReadOnlyList<ReportMailing>> ListAsync(CancellationToken ct = default) => db.ReadAsync(
        c => db.Rows.Read<Row, ReportMailing>(c, "report_mailings", "SELECT * FROM report_mailings ORDER BY id", row => row.ToMailing()), ct);

    public Task<bool> PutAsync(ReportMailing mailing, CancellationToken ct = default) => db.WriteAsync(c => c.Execute(Put, Row.Of(mailing)) == 1, ct);

    public Task DoneAsync(Guid id, DateTimeOffset until, string? error, CancellationToken ct = default) => db.WriteAsync(
        c =>
        {
            c.Execute("UPDATE report_mailings SET done_until = @Until, error = @Error WHERE id = @Id",
                new { Id = Text.Of(id), Until = until.ToUnixTimeMilliseconds(), Error = Text.Clean(error) });
        },
        ct);

    public Task<bool> DeleteAsync(Guid id, CancellationToken ct = default) => db.WriteAsync(
        c => c.Execute("DELETE FROM report_mailings WHERE id = @Id", new { Id = Text.Of(id) }) == 1, ct);

    private sealed class Row
    {
        public required string Id { get; init; }
        public required string ReportId { get; init; }
        public required string Rhythm { get; init; }
        public long? Day { get; init; }
        public required string AtTime { get; init; }
        public required string Zone { get; init; }
        public required string Addresses { get; init; }
        public required string Format { get; init; }
        public required string Language { get; init; }
        public required string Owner { get; init; }
        public long Since { get; init; }
        public long Enabled { get; init; }
        public long? DoneUntil { get; init; }
        public string? Error { get; init; }
        public int Version { get; init; }

        public static object Of(ReportMailing m) => new
        {
            Id = Text.Of(m.Id), Report = Text.Of(m.Report), Rhythm = Text.Of(m.Times.Rhythm), m.Times.Day, At = m.Times.At.ToString(Clock, CultureInfo.InvariantCulture),
            Zone = m.Times.Zone.Id, Addresses = JsonSerializer.Serialize(m.Addresses), Format = Text.Of(m.Format), m.Language, m.Owner,
            Since = m.Since.ToUnixTimeMilliseconds(), Enabled = m.Enabled ? 1 : 0, DoneUntil = m.DoneUntil?.ToUnixTimeMilliseconds(), Error = Text.Clean(m.Error), m.Version,
        };

        public ReportMailing ToMailing() => new(Guid.Parse(Id), Guid.Parse(ReportId), new ReportTimes(Text.ToEnum<ReportRhythm>(Rhythm), (int?)Day,
                TimeOnly.ParseExact(AtTime, Clock, CultureInfo.InvariantCulture), ZoneNames.Find(Zone) ?? throw new TimeZoneNotFoundException($"there is no time zone {Zone}")),
            Text.ToValue<List<string>>(Addresses), Text.ToEnum<ReportFormat>(Format), Language, Owner, Text.ToTime(Since), Enabled != 0,
            Text.ToTime(DoneUntil), Error, Version);
    }
}
