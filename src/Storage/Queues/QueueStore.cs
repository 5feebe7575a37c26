using CallCenter.CallModel.Figures;
using CallCenter.Storage.Database;
using Dapper;

namespace CallCenter.Storage.Queues;

/// <summary>Table queues.</summary>
public sealed class QueueStore(Db db) : IQueueStore
{
    private const string Insert = """
        INSERT INTO queues (name, skill, service_level_seconds, ring_seconds, wrap_up_seconds, max_wait_seconds, announce_every_seconds,
            routing, not_ready_after_no_answers, display_name, service_level_formula, short_abandon_seconds, return_seconds,
            auto_answer, version)
        VALUES (@Name, @Skill, @ServiceLevelSeconds, @RingSeconds, @WrapUpSeconds, @MaxWaitSeconds, @AnnounceEverySeconds, @Routing,
            @NotReadyAfterNoAnswers, @DisplayName, @Formula, @ShortAbandonSeconds, @ReturnSeconds, @AutoAnswer, @Version)
        ON CONFLICT (name) DO NOTHING
        """;

    private const string Update = """
        UPDATE queues SET skill = @Skill, service_level_seconds = @ServiceLevelSeconds, ring_seconds = @RingSeconds,
            wrap_up_seconds = @WrapUpSeconds, max_wait_seconds = @MaxWaitSeconds, announce_every_seconds = @AnnounceEverySeconds,
            routing = @Routing, not_ready_after_no_answers = @NotReadyAfterNoAnswers, display_name = @DisplayName,
            service_level_formula = @Formula, short_abandon_seconds = @ShortAbandonSeconds, return_seconds = @ReturnSeconds,
            auto_answer = @AutoAnswer, version = @Version
        WHERE name = @Name AND version = @Version - 1
        """;

    public event Action<string>? Changed;

    public Task<IReadOnlyList<QueueConfig>> ListAsync(CancellationToken ct = default) => db.ReadAsync<IReadOnlyList<QueueConfig>>(
        c => [.. c.Query<Row>("SELECT * FROM queues ORDER BY name").Select(row => row.ToQueue())], ct);

    public Task<QueueConfig?> GetAsync(string name, CancellationToken ct = default) => db.ReadAsync(
        c => c.QuerySingleOrDefault<Row>("SELECT * FROM queues WHERE name = @name", new { name })?.ToQueue(), ct);

    public async Task<bool> AddAsync(QueueConfig queue, CancellationToken ct = default)
    {
        var added = await db.WriteAsync(c => c.Execute(Insert, Parameters(queue)) == 1, ct).ConfigureAwait(false);
        if (added)
        {
            Changed?.Invoke(queue.Name);
        }

        return added;
    }

    public async Task<bool> UpdateAsync(QueueConfig queue, CancellationToken ct = default)
    {
        var updated = await db.WriteAsync(c => c.Execute(Update, Parameters(queue)) == 1, ct).ConfigureAwait(false);
        if (updated)
        {
            Changed?.Invoke(queue.Name);
        }

        return updated;
    }

    public async Task<bool> DeleteAsync(string name, CancellationToken ct = default)
    {
        var deleted = await db.WriteAsync(c => c.Execute("DELETE FROM queues WHERE name = @name", new { name }) == 1, ct).ConfigureAwait(false);
        if (deleted)
        {
            Changed?.Invoke(name);
        }

        return deleted;
    }

    private static object Parameters(QueueConfig q) => new
    {
        q.Name, q.Skill, q.ServiceLevelSeconds, q.RingSeconds, q.WrapUpSeconds, q.MaxWaitSeconds, q.AnnounceEverySeconds, q.Routing,
        q.NotReadyAfterNoAnswers, q.DisplayName, Formula = q.ServiceLevelFormula is { } formula ? Text.Of(formula) : null, q.ShortAbandonSeconds,
        q.ReturnSeconds, AutoAnswer = q.AutoAnswer ? 1 : 0, q.Version,
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
        };
    }
}
