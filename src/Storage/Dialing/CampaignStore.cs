using System.Data.Common;
using System.Text.Json;
using CallCenter.Storage.Database;
using Dapper;

namespace CallCenter.Storage.Dialing;

/// <summary>Table campaigns.</summary>
public sealed class CampaignStore(Db db) : ICampaignStore
{
    private const string Insert = """
        INSERT INTO campaigns (id, name, queue, mode, policy, state, created_at, seller, caller_number, language, ring_seconds, ratio, max_lines,
            max_attempts, busy_minutes, no_answer_minutes, failed_minutes, zone, starts_at, ends_at, dispositions, script, preview_seconds, message, agent_key,
            version)
        VALUES (@Id, @Name, @Queue, @Mode, @Policy, @State, @CreatedAt, @Seller, @CallerNumber, @Language, @RingSeconds, @Ratio, @MaxLines,
            @MaxAttempts, @BusyMinutes, @NoAnswerMinutes, @FailedMinutes, @Zone, @StartsAt, @EndsAt, @Dispositions, @Script, @PreviewSeconds, @Message, @AgentKey,
            @Version)
        ON CONFLICT DO NOTHING
        """;

    private const string Update = """
        UPDATE campaigns SET name = @Name, queue = @Queue, mode = @Mode, policy = @Policy, seller = @Seller,
            caller_number = @CallerNumber, language = @Language, ring_seconds = @RingSeconds, ratio = @Ratio, max_lines = @MaxLines,
            max_attempts = @MaxAttempts, busy_minutes = @BusyMinutes, no_answer_minutes = @NoAnswerMinutes, failed_minutes = @FailedMinutes, zone = @Zone,
            starts_at = @StartsAt, ends_at = @EndsAt, dispositions = @Dispositions, script = @Script,
            preview_seconds = @PreviewSeconds, message = @Message, agent_key = @AgentKey, version = @Version
        WHERE id = @Id AND version = @Version - 1 AND NOT EXISTS (SELECT 1 FROM campaigns other WHERE other.name = @Name AND other.id <> @Id)
        """;

    public Task<IReadOnlyList<Campaign>> ListAsync(CancellationToken ct = default) => db.ReadAsync(
        c => db.Rows.Read<Row, Campaign>(c, "campaigns", "SELECT * FROM campaigns ORDER BY name", row => row.ToCampaign()), ct);

    public Task<Campaign?> GetAsync(Guid id, CancellationToken ct = default) => db.ReadAsync(c => Find(c, id), ct);

    public Task<bool> AddAsync(Campaign campaign, CancellationToken ct = default) => db.WriteAsync(c => c.Execute(Insert, Row.Of(campaign)) == 1, ct);

    public Task<bool> UpdateAsync(Campaign campaign, CancellationToken ct = default) => db.WriteAsync(c => c.Execute(Update, Row.Of(campaign)) == 1, ct);

    public Task<Campaign?> SetStateAsync(Guid id, CampaignState state, CancellationToken ct = default) => db.WriteAsync(
        c =>
        {
            c.Execute("UPDATE campaigns SET state = @State WHERE id = @Id", new { Id = Text.Of(id), State = Text.Of(state) });
            return Find(c, id);
        },
        ct);

    private static Campaign? Find(DbConnection c, Guid id) =>
        c.QuerySingleOrDefault<Row>("SELECT * FROM campaigns WHERE id = @Id", new { Id = Text.Of(id) })?.ToCampaign();

    private sealed class Row
    {
        public required string Id { get; init; }
        public required string Name { get; init; }
        public required string Queue { get; init; }
        public required string Mode { get; init; }
        public required string Policy { get; init; }
        public required string State { get; init; }
        public long CreatedAt { get; init; }
        public required string Seller { get; init; }
        public required string CallerNumber { get; init; }
        public required string Language { get; init; }
        public int RingSeconds { get; init; }
        public double Ratio { get; init; }
        public int MaxLines { get; init; }
        public int MaxAttempts { get; init; }
        public int BusyMinutes { get; init; }
        public int NoAnswerMinutes { get; init; }
        public int FailedMinutes { get; init; }
        public string? Zone { get; init; }
        public long? StartsAt { get; init; }
        public long? EndsAt { get; init; }
        public required string Dispositions { get; init; }
        public required string Script { get; init; }
        public int PreviewSeconds { get; init; }
        public string? Message { get; init; }
        public string? AgentKey { get; init; }

        public int Version { get; init; }

        public static Row Of(Campaign campaign) => new()
        {
            Id = Text.Of(campaign.Id),
            Name = Text.Clean(campaign.Name)!,
            Queue = campaign.Queue,
            Mode = Text.Of(campaign.Mode),
            Policy = campaign.Policy,
            State = Text.Of(campaign.State),
            CreatedAt = campaign.CreatedAt.ToUnixTimeMilliseconds(),
            Seller = Text.Clean(campaign.Seller)!,
            CallerNumber = campaign.CallerNumber,
            Language = campaign.Language,
            RingSeconds = campaign.RingSeconds,
            Ratio = campaign.Ratio,
            MaxLines = campaign.MaxLines,
            MaxAttempts = campaign.MaxAttempts,
            BusyMinutes = campaign.BusyMinutes,
            NoAnswerMinutes = campaign.NoAnswerMinutes,
            FailedMinutes = campaign.FailedMinutes,
            Zone = campaign.Zone,
            StartsAt = campaign.StartsAt?.ToUnixTimeMilliseconds(),
            EndsAt = campaign.EndsAt?.ToUnixTimeMilliseconds(),
            Dispositions = Text.Clean(JsonSerializer.Serialize(campaign.Dispositions))!,
            Script = Text.Clean(JsonSerializer.Serialize(campaign.Script))!,
            PreviewSeconds = campaign.PreviewSeconds,
            Message = Text.Clean(campaign.Message),
            AgentKey = campaign.AgentKey,
            Version = campaign.Version,
        };

        public Campaign ToCampaign() => new(Guid.Parse(Id), Name, Queue, Text.ToEnum<PacingMode>(Mode), Policy, Text.ToEnum<CampaignState>(State), Text.ToTime(CreatedAt))
        {
            Seller = Seller, CallerNumber = CallerNumber, Language = Language, RingSeconds = RingSeconds, Ratio = Ratio, MaxLines = MaxLines,
            MaxAttempts = MaxAttempts, BusyMinutes = BusyMinutes, NoAnswerMinutes = NoAnswerMinutes, FailedMinutes = FailedMinutes, Zone = Zone,
            StartsAt = Text.ToTime(StartsAt), EndsAt = Text.ToTime(EndsAt), Dispositions = JsonSerializer.Deserialize<List<CampaignDisposition>>(Dispositions) ?? [],
            Script = JsonSerializer.Deserialize<List<ScriptPage>>(Script) ?? [], PreviewSeconds = PreviewSeconds, Message = Message, AgentKey = AgentKey,
            Version = Version,
        };
    }
}
