using System.Data;
using System.Data.Common;
using System.Text.Json;
using CallCenter.Storage.Database;
using Dapper;

namespace CallCenter.Storage.Dialing;

/// <summary>Table leads, and the lines of the sealed book that belong to its changes.</summary>
public sealed class LeadStore(Db db) : ILeadStore
{
    private const int MostLeads = 10_000;

    /// <summary>Rows of one transaction: between them the database writes for the calls.</summary>
    private const int AtOnce = 1000;

    private static readonly (string Name, DbType Type)[] Columns =
    [
        ("id", DbType.String), ("campaign_id", DbType.String), ("place", DbType.Int64), ("number", DbType.String), ("name", DbType.String), ("zone", DbType.String),
        ("priority", DbType.Int32), ("state", DbType.String), ("attempts", DbType.Int32), ("next_at", DbType.Int64), ("fields", DbType.String),
    ];

    private readonly RowInsert _insert = new("leads", Columns, db.Dialect.RowsPerInsert);

    private const string Due = """
        SELECT * FROM leads WHERE campaign_id = @Campaign AND state = 'waiting' AND next_at <= @Now
        ORDER BY priority DESC, next_at, place LIMIT @Limit
        """;

    private const string Claim = """
        UPDATE leads SET state = 'dialing', attempts = @Attempts, call_id = @CallId, bar = NULL, node = @Node
        WHERE id = @Id AND state = 'waiting' AND number = @Number
        """;

    private const string Finish = """
        UPDATE leads SET state = @State, attempts = @Attempts, next_at = @NextAt, result = @Result, bar = @Bar, node = NULL
        WHERE id = @Id AND state = 'dialing' AND call_id = @CallId
        """;

    private const string PutOff = "UPDATE leads SET state = @State, next_at = @NextAt, bar = @Bar WHERE id = @Id AND state = 'waiting'";

    private const string Change = """
        UPDATE leads SET number = @Number, name = @Name, zone = @Zone, priority = @Priority, fields = @Fields, state = @State, attempts = @Attempts, next_at = @NextAt, bar = @Bar
        WHERE id = @Id AND state = @StateBefore AND attempts = @AttemptsBefore AND state <> 'dialing'
            AND NOT EXISTS (SELECT 1 FROM leads other WHERE other.campaign_id = @CampaignId AND other.number = @Number AND other.id <> @Id)
        """;

    private const string Dispose = """
        UPDATE leads SET state = @State, next_at = @NextAt, result = @Result, disposition = @Disposition WHERE id = @Id AND state <> 'dialing'
        """;

    public async Task<IReadOnlySet<string>> AddAsync(Guid campaign, IReadOnlyList<Lead> leads, CancellationToken ct = default)
    {
        ct.ThrowIfCancellationRequested();
        var leftOut = new HashSet<string>();
        foreach (var some in leads.Chunk(AtOnce))
        {
            // begun, it is not broken off: half a list would be in
            leftOut.UnionWith(await db.WriteAsync(c => Add(c, Text.Of(campaign), some), CancellationToken.None).ConfigureAwait(false));
        }

        return leftOut;
    }

    /// <summary>The numbers that were left out.</summary>
    private HashSet<string> Add(DbConnection c, string campaign, IReadOnlyList<Lead> leads)
    {
        var known = new DynamicParameters(new { campaign });
        var these = InList.Of(known, "number", leads.Select(lead => lead.Number));
        var there = c.Query<string>($"SELECT number FROM leads WHERE campaign_id = @campaign AND number IN {these}", known).ToHashSet();
        var place = c.ExecuteScalar<long?>("SELECT MAX(place) FROM leads WHERE campaign_id = @campaign", known) ?? 0;
        var leftOut = new HashSet<string>();
        var rows = new List<LeadRow>(leads.Count);
        foreach (var lead in leads)
        {
            if (there.Add(lead.Number))
            {
                rows.Add(LeadRow.Of(lead, ++place));
            }
            else
            {
                leftOut.Add(lead.Number);
            }
        }

        _insert.Write(c, rows.Count, at =>
        {
            var row = rows[at];
            return (object?[])[row.Id, row.CampaignId, row.Place, row.Number, row.Name, row.Zone, row.Priority, row.State, row.Attempts, row.NextAt, row.Fields];
        });
        return leftOut;
    }

    public Task<IReadOnlySet<string>> KnownAsync(Guid campaign, IReadOnlyCollection<string> numbers, CancellationToken ct = default) => db.ReadAsync<IReadOnlySet<string>>(
        c => c.Query<string>("SELECT number FROM leads WHERE campaign_id = @Id", new { Id = Text.Of(campaign) }).Intersect(numbers).ToHashSet(), ct);

    public async Task<Lead?> GetAsync(Guid id, CancellationToken ct = default) =>
        await Leads("SELECT * FROM leads WHERE id = @Id", new { Id = Text.Of(id) }, ct).ConfigureAwait(false) is [var lead] ? lead : null;

    public Task<bool> ChangeAsync(Lead before, Lead after, CancellationToken ct = default) => db.WriteAsync(
        c =>
        {
            var parameters = new DynamicParameters(LeadRow.Of(after));
            parameters.AddDynamicParams(new { StateBefore = Text.Of(before.State), AttemptsBefore = before.Attempts });
            return c.Execute(Change, parameters) == 1;
        },
        ct);

    public Task<LeadCounts> CountAsync(Guid campaign, CancellationToken ct = default) => db.ReadAsync(
        c =>
        {
            var rows = c.Query<(string State, string? Result, string? Bar, long Count)>(
                "SELECT state, result, bar, COUNT(*) FROM leads WHERE campaign_id = @Id GROUP BY state, result, bar", new { Id = Text.Of(campaign) }).AsList();
            int Of(LeadState state) => (int)rows.Where(row => row.State == Text.Of(state)).Sum(row => row.Count);
            return new LeadCounts(Of(LeadState.Waiting), Of(LeadState.Dialing), Of(LeadState.Done), Of(LeadState.Skipped),
                By<DialResult>(row => row.Result), By<DialBar>(row => row.Bar));

            Dictionary<T, int> By<T>(Func<(string State, string? Result, string? Bar, long Count), string?> word) where T : struct, Enum => rows
                .Where(row => EnumWords.TryParse<T>(word(row), out _)).GroupBy(row => Text.ToEnum<T>(word(row)!)).ToDictionary(g => g.Key, g => (int)g.Sum(row => row.Count));
        },
        ct);

    public Task<IReadOnlyList<Lead>> ListAsync(Guid campaign, LeadState? state, int offset, int limit, CancellationToken ct = default) => Leads(
        $"SELECT * FROM leads WHERE campaign_id = @Campaign {(state is null ? "" : "AND state = @State")} ORDER BY place LIMIT @Limit OFFSET @Offset",
        new { Campaign = Text.Of(campaign), State = state is { } s ? Text.Of(s) : null, Limit = Math.Clamp(limit, 0, MostLeads), Offset = Math.Max(0, offset) }, ct);

    public Task<IReadOnlyList<Lead>> DueAsync(Guid campaign, DateTimeOffset now, int limit, CancellationToken ct = default) =>
        Leads(Due, new { Campaign = Text.Of(campaign), Now = now.ToUnixTimeMilliseconds(), Limit = Math.Clamp(limit, 0, MostLeads) }, ct);

    public async Task<Lead?> FindAsync(CallId call, CancellationToken ct = default) =>
        await Leads("SELECT * FROM leads WHERE call_id = @Call", new { Call = call.ToString() }, ct).ConfigureAwait(false) is [var lead] ? lead : null;

    public Task AnswerAsync(Guid lead, IReadOnlyDictionary<string, string> answers, CancellationToken ct = default) => db.WriteAsync(
        c => { c.Execute("UPDATE leads SET answers = @Answers WHERE id = @Id", new { Id = Text.Of(lead), Answers = Text.Clean(JsonSerializer.Serialize(answers)) }); }, ct);

    public Task<IReadOnlyList<Lead>> LeftDialingAsync(CancellationToken ct = default) =>
        Leads("SELECT * FROM leads WHERE state = 'dialing' AND node = @Node", new { db.Node }, ct);

    public Task PutOffAsync(IReadOnlyList<Lead> leads, CancellationToken ct = default) =>
        db.WriteAsync(c => { c.Execute(PutOff, leads.Select(lead => LeadRow.Of(lead)).ToList()); }, ct);

    public Task<bool> ClaimAsync(Lead lead, DialRecord dialed, CancellationToken ct = default) => db.WriteAsync(
        c =>
        {
            var claimed = c.Execute(Claim, LeadRow.Of(lead, node: db.Node)) > 0;
            if (claimed)
            {
                DialBook.Append(c, dialed);
            }

            return claimed;
        },
        ct);

    public Task<bool> FinishAsync(Lead lead, DialRecord ended, DialRecord? said = null, CancellationToken ct = default) => db.WriteAsync(
        c =>
        {
            // who was erased while being called is on no list any more; the book has how the call ended all the same
            if (c.Execute(Finish, LeadRow.Of(lead)) == 0 && Exists(c, lead.Id))
            {
                return false;
            }

            DialBook.Append(c, ended);
            if (said is not null)
            {
                Say(c, lead, said);
            }

            return true;
        },
        ct);

    public Task DisposeAsync(Lead lead, DialRecord disposed, CancellationToken ct = default) => db.WriteAsync(c => Say(c, lead, disposed), ct);

    private static void Say(DbConnection c, Lead lead, DialRecord said)
    {
        c.Execute(Dispose, LeadRow.Of(lead));
        DialBook.Append(c, said);
    }

    private static bool Exists(DbConnection c, Guid lead) => c.ExecuteScalar<long>("SELECT COUNT(*) FROM leads WHERE id = @Id", new { Id = Text.Of(lead) }) > 0;

    private Task<IReadOnlyList<Lead>> Leads(string select, object parameters, CancellationToken ct) =>
        db.ReadAsync(c => db.Rows.Read<LeadRow, Lead>(c, "leads", select, row => row.ToLead(), parameters), ct);
}
