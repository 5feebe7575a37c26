using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CallCenter.CallModel.Figures;
using CallCenter.Storage.Database;
using Dapper;

namespace CallCenter.Storage.Queues;

/// <summary>Table queues.</summary>
public sealed class QueueStore : IQueueStore
{
    private const string Table = "queues";

    private const string Insert = """
        INSERT INTO queues (name, skill, service_level_seconds, ring_seconds, wrap_up_seconds, max_wait_seconds, announce_every_seconds,
            routing, not_ready_after_no_answers, display_name, service_level_formula, short_abandon_seconds, return_seconds,
            auto_answer, rules, version)
        VALUES (@Name, @Skill, @ServiceLevelSeconds, @RingSeconds, @WrapUpSeconds, @MaxWaitSeconds, @AnnounceEverySeconds, @Routing,
            @NotReadyAfterNoAnswers, @DisplayName, @Formula, @ShortAbandonSeconds, @ReturnSeconds, @AutoAnswer, @RulesText, @Version)
        ON CONFLICT (name) DO NOTHING
        """;

    private const string Update = """
        UPDATE queues SET skill = @Skill, service_level_seconds = @ServiceLevelSeconds, ring_seconds = @RingSeconds,
            wrap_up_seconds = @WrapUpSeconds, max_wait_seconds = @MaxWaitSeconds, announce_every_seconds = @AnnounceEverySeconds,
            routing = @Routing, not_ready_after_no_answers = @NotReadyAfterNoAnswers, display_name = @DisplayName,
            service_level_formula = @Formula, short_abandon_seconds = @ShortAbandonSeconds, return_seconds = @ReturnSeconds,
            auto_answer = @AutoAnswer, rules = @RulesText, version = @Version
        WHERE name = @Name AND version = @Version - 1
        """;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Db _db;

    public QueueStore(Db db)
    {
        _db = db;
        db.OnChange(Table, name => Changed?.Invoke(name));
    }

    public event Action<string>? Changed;

    public Task<IReadOnlyList<QueueConfig>> ListAsync(CancellationToken ct = default) => _db.ReadAsync(
        c => _db.Rows.Read<Row, QueueConfig>(c, Table, "SELECT * FROM queues ORDER BY name", row => row.ToQueue()), ct);

    public Task<QueueConfig?> GetAsync(string name, CancellationToken ct = default) => _db.ReadAsync(
        c => c.QuerySingleOrDefault<Row>("SELECT * FROM queues WHERE name = @name", new { name })?.ToQueue(), ct);

    public Task<bool> AddAsync(QueueConfig queue, CancellationToken ct = default) => ChangeAsync(Insert, queue.Name, Parameters(queue), ct);

    public Task<bool> UpdateAsync(QueueConfig queue, CancellationToken ct = default) => ChangeAsync(Update, queue.Name, Parameters(queue), ct);

    public Task<bool> DeleteAsync(string name, CancellationToken ct = default) => ChangeAsync("DELETE FROM queues WHERE name = @name", name, new { name }, ct);

    private Task<bool> ChangeAsync(string sql, string name, object parameters, CancellationToken ct) =>
        _db.ChangeAsync(Table, name, c => c.Execute(sql, parameters) == 1, ct);

    private static object Parameters(QueueConfig q) => new
    {
        q.Name, q.Skill, q.ServiceLevelSeconds, q.RingSeconds, q.WrapUpSeconds, q.MaxWaitSeconds, q.AnnounceEverySeconds, q.Routing,
        q.NotReadyAfterNoAnswers, q.DisplayName, Formula = q.ServiceLevelFormula is { } formula ? Text.Of(formula) : null, q.ShortAbandonSeconds,
        q.ReturnSeconds, AutoAnswer = q.AutoAnswer ? 1 : 0, q.Version,
        RulesText = q.Rules == QueueRules.Default ? null : JsonSerializer.Serialize(q.Rules, Json),
    };

    private sealed class Row
    {
        public required string Name { get; init; }
        public string? Skill { get; init; }
        public int ServiceLevelSeconds { get; init; }
        public int RingSeconds { get; init; }
        public int WrapUpSeconds { get; init; }
        public int MaxWaitSeconds { get; init; }
        public int AnnounceEverySeconds { get; init; }
        public required string Routing { get; init; }
        public int NotReadyAfterNoAnswers { get; init; }
        public string? DisplayName { get; init; }
        public string? Rules { get; init; }
        public string? ServiceLevelFormula { get; init; }
        public int ShortAbandonSeconds { get; init; }
        public int ReturnSeconds { get; init; }
        public int AutoAnswer { get; init; }
        public int Version { get; init; }

        public QueueConfig ToQueue() => new(Name, Skill, ServiceLevelSeconds, RingSeconds, WrapUpSeconds, MaxWaitSeconds,
            AnnounceEverySeconds, Routing, NotReadyAfterNoAnswers)
        {
            DisplayName = DisplayName, ShortAbandonSeconds = ShortAbandonSeconds, Version = Version, ReturnSeconds = ReturnSeconds,
            AutoAnswer = AutoAnswer != 0,
            ServiceLevelFormula = ServiceLevelFormula is { } word ? Text.ToEnum<ServiceLevelFormula>(word) : null,
            Rules = Rules is null ? QueueRules.Default : Text.ToValue<QueueRules>(Rules, Json),
        };
    }
}
