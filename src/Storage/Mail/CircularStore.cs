using System.Data;
using System.Data.Common;
using System.Text.Json;
using CallCenter.CallModel.Mail;
using CallCenter.Storage.Database;
using Dapper;

namespace CallCenter.Storage.Mail;

/// <summary>Tables circulars and circular_people.</summary>
public sealed class CircularStore(Db db) : ICircularStore
{
    private const int MostCirculars = 500;
    private const int MostPeople = 1000;

    private const string StateOf = """
        CASE WHEN p.written_at IS NULL THEN 'waiting' WHEN p.mail_id IS NULL THEN 'optedOut' WHEN m.state = 'waiting' THEN 'inOutbox' ELSE m.state END
        """;

    private const string People = "circular_people p LEFT JOIN mails m ON m.id = p.mail_id";

    private const string Insert = """
        INSERT INTO circulars (id, name, template, per_minute, by_user, created_at, state) VALUES (@Id, @Name, @Template, @PerMinute, @By, @CreatedAt, @State)
        """;

    private const string Move = "UPDATE circulars SET state = @State, texts = @Texts, started_at = @StartedAt WHERE id = @Id AND state = @From";

    private const string GiveUp = """
        UPDATE mails SET state = 'givenUp', error = 'the circular was stopped'
        WHERE state = 'waiting' AND id IN (SELECT mail_id FROM circular_people WHERE circular_id = @Id AND mail_id IS NOT NULL)
        """;

    private const string Mark = "UPDATE circular_people SET written_at = @At, mail_id = @Mail WHERE id = @Id AND written_at IS NULL";

    private const string Pass = """
        SELECT p.id, c.state, CASE WHEN o.address IS NULL THEN 0 ELSE 1 END
        FROM circular_people p JOIN circulars c ON c.id = p.circular_id LEFT JOIN mail_opt_outs o ON o.address = p.address WHERE p.mail_id = @Mail
        """;

    private static readonly (string Name, DbType Type)[] Columns =
    [
        ("id", DbType.String), ("circular_id", DbType.String), ("place", DbType.Int64), ("address", DbType.String), ("name", DbType.String), ("company", DbType.String),
        ("number", DbType.String), ("language", DbType.String), ("text", DbType.String),
    ];

    private readonly RowInsert _insert = new("circular_people", Columns, db.Dialect.RowsPerInsert);

    public Task<IReadOnlyList<CircularView>> ListAsync(CancellationToken ct = default) => db.ReadAsync<IReadOnlyList<CircularView>>(
        c =>
        {
            var counts = c.Query<(string Id, string State, long Count)>($"SELECT p.circular_id, {StateOf} AS standing, COUNT(*) FROM {People} GROUP BY p.circular_id, standing")
                .ToLookup(row => row.Id);
            return [.. Circulars(c, "1 = 1 ORDER BY created_at DESC, id LIMIT @MostCirculars", new { MostCirculars })
                .Select(one => new CircularView(one, counts[Text.Of(one.Id)].ToDictionary(row => Text.ToEnum<CircularLetterState>(row.State), row => (int)row.Count)))];
        },
        ct);

    public Task<CircularView?> GetAsync(Guid id, CancellationToken ct = default) => db.ReadAsync(
        c =>
        {
            var one = new { Id = Text.Of(id) };
            return Circulars(c, "id = @Id", one) is [var circular]
                ? new CircularView(circular, c.Query<(string State, long Count)>($"SELECT {StateOf} AS standing, COUNT(*) FROM {People} WHERE p.circular_id = @Id GROUP BY standing", one)
                    .ToDictionary(row => Text.ToEnum<CircularLetterState>(row.State), row => (int)row.Count))
                : null;
        },
        ct);

    public Task AddAsync(Circular circular, CancellationToken ct = default) => db.WriteAsync(
        c =>
        {
            c.Execute(Insert, new
            {
                Id = Text.Of(circular.Id), Name = Text.Clean(circular.Name), circular.Template, circular.PerMinute, circular.By,
                CreatedAt = circular.CreatedAt.ToUnixTimeMilliseconds(), State = Text.Of(circular.State),
            });
        },
        ct);

    public Task<bool> MoveAsync(Circular circular, CircularState from, CancellationToken ct = default) => db.WriteAsync(
        c =>
        {
            var texts = circular.Texts.Count == 0 ? null : Text.Clean(JsonSerializer.Serialize(circular.Texts));
            var moved = c.Execute(Move, new
            {
                Id = Text.Of(circular.Id), State = Text.Of(circular.State), Texts = texts, StartedAt = circular.StartedAt?.ToUnixTimeMilliseconds(), From = Text.Of(from),
            }) == 1;
            if (moved && circular.State == CircularState.Stopped)
            {
                c.Execute(GiveUp, new { Id = Text.Of(circular.Id) });
            }

            return moved;
        },
        ct);

    public Task<bool> DeleteAsync(Guid id, CancellationToken ct = default) => db.WriteAsync(
        c => c.Execute("DELETE FROM circulars WHERE id = @Id AND state = 'draft'", new { Id = Text.Of(id) }) == 1, ct);

    public Task<IReadOnlySet<string>> KnownAsync(Guid id, IReadOnlyCollection<string> addresses, CancellationToken ct = default) =>
        db.ReadAsync<IReadOnlySet<string>>(c => Addresses(c, id).Intersect(addresses).ToHashSet(), ct);

    public Task<int?> AddAsync(Guid id, IReadOnlyList<CircularRecipient> people, CancellationToken ct = default) => db.WriteAsync<int?>(
        c =>
        {
            if (c.ExecuteScalar<long>("SELECT COUNT(*) FROM circulars WHERE id = @Id AND state = 'draft'", new { Id = Text.Of(id) }) == 0)
            {
                return null;
            }

            var there = Addresses(c, id).ToHashSet();
            var taken = people.Where(one => there.Add(one.Address)).ToList();
            var place = c.ExecuteScalar<long?>("SELECT MAX(place) FROM circular_people WHERE circular_id = @Id", new { Id = Text.Of(id) }) ?? 0;
            _insert.Write(c, taken.Count, at =>
            {
                var one = taken[at];
                return (object?[])[Text.Of(one.Id), Text.Of(id), ++place, Text.Clean(one.Address), Text.Clean(one.Name), Text.Clean(one.Company), Text.Clean(one.Number), one.Language,
                    Text.Clean(one.Text)];
            });
            return taken.Count;
        },
        ct);

    public Task<IReadOnlyList<CircularLetter>> LettersAsync(Guid id, CircularLetterState? state, int offset, int limit, CancellationToken ct = default) =>
        db.ReadAsync<IReadOnlyList<CircularLetter>>(
            c => [.. c.Query<LetterRow>(
                    $"""
                    SELECT p.*, {StateOf} AS state, m.sent_at, m.error FROM {People}
                    WHERE p.circular_id = @Id {(state is null ? "" : $"AND {StateOf} = @State")} ORDER BY p.place LIMIT @Limit OFFSET @Offset
                    """,
                    new { Id = Text.Of(id), State = state is { } only ? Text.Of(only) : null, Limit = Math.Clamp(limit, 0, MostPeople), Offset = Math.Max(0, offset) })
                .Select(row => row.ToLetter())], ct);

    public Task<CircularRecipient?> RecipientAsync(Guid id, Guid recipient, CancellationToken ct = default) => db.ReadAsync(
        c => c.Query<LetterRow>("SELECT * FROM circular_people WHERE circular_id = @Id AND id = @Recipient", new { Id = Text.Of(id), Recipient = Text.Of(recipient) })
            .FirstOrDefault()?.ToRecipient(), ct);

    public Task<IReadOnlyList<Circular>> RunningAsync(CancellationToken ct = default) =>
        db.ReadAsync(c => Circulars(c, "state = 'running' ORDER BY created_at, id", new { }), ct);

    public Task<IReadOnlyList<CircularRecipient>> NextAsync(Guid id, int limit, CancellationToken ct = default) => db.ReadAsync<IReadOnlyList<CircularRecipient>>(
        c => [.. c.Query<LetterRow>("SELECT * FROM circular_people WHERE circular_id = @Id AND written_at IS NULL ORDER BY place LIMIT @Limit",
            new { Id = Text.Of(id), Limit = Math.Clamp(limit, 0, MostPeople) }).Select(row => row.ToRecipient())], ct);

    public Task<(DateTimeOffset? Last, int InOutbox)> PaceAsync(Guid id, CancellationToken ct = default) => db.ReadAsync(
        c =>
        {
            var one = new { Id = Text.Of(id) };
            return (Text.ToTime(c.ExecuteScalar<long?>("SELECT MAX(written_at) FROM circular_people WHERE circular_id = @Id AND written_at IS NOT NULL", one)),
                (int)c.ExecuteScalar<long>("SELECT COUNT(*) FROM mails m JOIN circular_people p ON p.mail_id = m.id WHERE m.state = 'waiting' AND p.circular_id = @Id", one));
        },
        ct);

    public Task WriteAsync(Guid id, IReadOnlyList<(CircularRecipient To, OutMail? Mail)> letters, DateTimeOffset at, CancellationToken ct = default) => db.WriteAsync(
        c =>
        {
            if (c.ExecuteScalar<long>("SELECT COUNT(*) FROM circulars WHERE id = @Id AND state = 'running'", new { Id = Text.Of(id) }) == 0)
            {
                return;
            }

            foreach (var (to, mail) in letters)
            {
                if (c.Execute(Mark, new { Id = Text.Of(to.Id), Mail = Text.Of(mail?.Id), At = at.ToUnixTimeMilliseconds() }) == 1 && mail is not null)
                {
                    c.Execute(MailStore.Insert, MailRow.Of(mail));
                }
            }
        },
        ct);

    public Task<CircularPass?> PassAsync(Guid mail, CancellationToken ct = default) => db.ReadAsync(
        c => c.Query<(string Id, string State, long OptedOut)>(Pass, new { Mail = Text.Of(mail) })
            .Select(row => new CircularPass(Guid.Parse(row.Id), Text.ToEnum<CircularState>(row.State) == CircularState.Paused, row.OptedOut != 0)).FirstOrDefault(), ct);

    private static IEnumerable<string> Addresses(DbConnection connection, Guid id) =>
        connection.Query<string>("SELECT address FROM circular_people WHERE circular_id = @Id", new { Id = Text.Of(id) });

    private static IReadOnlyList<Circular> Circulars(DbConnection connection, string where, object parameters) =>
    [
        .. connection.Query<(string Id, string Name, string Template, long PerMinute, string By, long CreatedAt, string State, string? Texts, long? StartedAt)>(
                $"SELECT id, name, template, per_minute, by_user, created_at, state, texts, started_at FROM circulars WHERE {where}", parameters)
            .Select(row => new Circular(Guid.Parse(row.Id), row.Name, row.Template, (int)row.PerMinute, row.By, Text.ToTime(row.CreatedAt), Text.ToEnum<CircularState>(row.State))
            {
                Texts = row.Texts is null ? [] : JsonSerializer.Deserialize<List<MailTemplate>>(row.Texts)!, StartedAt = Text.ToTime(row.StartedAt),
            }),
    ];

    private sealed class LetterRow
    {
        public required string Id { get; init; }
        public required string Address { get; init; }
        public required string Name { get; init; }
        public string? Company { get; init; }
        public string? Number { get; init; }
        public required string Language { get; init; }
        public string? Text { get; init; }
        public string? State { get; init; }
        public long? SentAt { get; init; }
        public string? Error { get; init; }

        public CircularRecipient ToRecipient() => new(Guid.Parse(Id), Address, Name, Company, Number, Language, Text);

        public CircularLetter ToLetter() => new(ToRecipient(), EnumWords.Parse<CircularLetterState>(State!), Database.Text.ToTime(SentAt), Error);
    }
}
