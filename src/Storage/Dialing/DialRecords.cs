using CallCenter.Storage.Database;
using Dapper;

namespace CallCenter.Storage.Dialing;

/// <summary>Table dial_records, read.</summary>
public sealed class DialRecords(Db db) : IDialRecords
{
    private const int MostLines = 10_000;
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    private const string Attempts =
        "SELECT number, SUM(CASE WHEN step = 'dialed' AND at > @Day THEN 1 ELSE 0 END), MAX(CASE WHEN result = 'abandoned' THEN at END) FROM dial_records";

    private const string Counts = """
        SELECT COALESCE(SUM(CASE WHEN step = 'ended' THEN 1 ELSE 0 END), 0), COALESCE(SUM(CASE WHEN step = 'ended' THEN answered ELSE 0 END), 0),
            COALESCE(SUM(abandoned), 0),
            COALESCE(SUM(CASE WHEN disposition = 'machine' THEN 1 ELSE 0 END), 0)
        FROM dial_records WHERE campaign_id = @Id AND at >= @From
        """;

    public async Task<IReadOnlyDictionary<string, NumberHistory>> HistoryAsync(IReadOnlyCollection<string> numbers, DateTimeOffset now, CancellationToken ct = default)
    {
        if (numbers.Count == 0)
        {
            return new Dictionary<string, NumberHistory>();
        }

        // lists as one parameter are another thing with each database
        var parameters = new DynamicParameters(numbers.Distinct().Select((number, i) => KeyValuePair.Create($"n{i}", (object)number)));
        var these = $"WHERE number IN ({string.Join(", ", parameters.ParameterNames.Select(name => $"@{name}"))})";
        parameters.Add("Day", (now - Day).ToUnixTimeMilliseconds());
        return await db.ReadAsync(
            c =>
            {
                var history = new Dictionary<string, NumberHistory>();
                foreach (var (number, attempts, abandoned) in c.Query<(string Number, long Attempts, long? Abandoned)>($"{Attempts} {these} GROUP BY number", parameters))
                {
                    history[number] = new NumberHistory((int)attempts, Text.ToTime(abandoned));
                }

                foreach (var (number, list, at) in c.Query<(string Number, string List, long At)>($"SELECT number, list, added_at FROM do_not_call {these}", parameters))
                {
                    // a wish told to us binds where a registry does not
                    var known = history.GetValueOrDefault(number, NumberHistory.None);
                    history[number] = known.OnList is DoNotCall.Own ? known : known with { OnList = list, ListedAt = Text.ToTime(at) };
                }

                return history;
            },
            ct).ConfigureAwait(false);
    }

    public Task<AnswerCounts> CountAsync(Guid campaign, DateTimeOffset from, CancellationToken ct = default) => db.ReadAsync(
        c =>
        {
            var (dialed, answered, abandoned, machines) = c.QuerySingle<(long, long, long, long)>(Counts, new { Id = Text.Of(campaign), From = from.ToUnixTimeMilliseconds() });
            return new AnswerCounts((int)dialed, (int)answered, (int)abandoned, (int)machines);
        },
        ct);

    public Task<IReadOnlyList<SealedLine>> ReadAsync(long seq, int limit, CancellationToken ct = default) => db.ReadAsync<IReadOnlyList<SealedLine>>(
        c =>
        [
            .. c.Query<(long Seq, string Body, string Seal)>("SELECT seq, body, seal FROM dial_records WHERE seq > @seq ORDER BY seq LIMIT @Limit",
                new { seq, Limit = Math.Clamp(limit, 0, MostLines) }).Select(line => new SealedLine(line.Seq, line.Body, line.Seal)),
        ],
        ct);
}
