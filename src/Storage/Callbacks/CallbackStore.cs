using CallCenter.Storage.Database;
using Dapper;

namespace CallCenter.Storage.Callbacks;

/// <summary>Table callbacks. Number and queue of a callback never change.</summary>
public sealed class CallbackStore(Db db) : ICallbackStore
{
    private const int MostCallbacks = 1000;

    private const string Insert = """
        INSERT INTO callbacks (id, number, name, queue, note, source, state, requested_at, due_at, taken_by, done_at, call_id,
            result, result_note, place_at, agent, language, attempts)
        VALUES (@Id, @Number, @Name, @Queue, @Note, @Source, @State, @RequestedAt, @DueAt, @TakenBy, @DoneAt, @CallId,
            @Result, @ResultNote, @PlaceAt, @Agent, @Language, @Attempts)
        ON CONFLICT DO NOTHING
        """;

    private const string Update = """
        UPDATE callbacks SET name = @Name, note = @Note, state = @State, due_at = @DueAt, taken_by = @TakenBy, done_at = @DoneAt,
            call_id = @CallId, result = @Result, result_note = @ResultNote, agent = @Agent, attempts = @Attempts
        WHERE id = @Id AND state = @Expected AND NOT (@State = 'waiting' AND EXISTS (
            SELECT 1 FROM callbacks other WHERE other.state = 'waiting' AND other.id <> @Id AND other.number = @Number
                AND COALESCE(other.queue, '') = COALESCE(@Queue, '')))
        """;

    public Task<bool> AddAsync(Callback callback, CancellationToken ct = default) =>
        db.WriteAsync(c => c.Execute(Insert, Row.Of(callback)) == 1, ct);

    public Task<bool> UpdateAsync(Callback callback, CallbackState expected, CancellationToken ct = default)
    {
        var parameters = new DynamicParameters(Row.Of(callback));
        parameters.Add("Expected", Text.Of(expected));
        return db.WriteAsync(c => c.Execute(Update, parameters) == 1, ct);
    }

    public Task<Callback?> GetAsync(Guid id, CancellationToken ct = default) => db.ReadAsync(
        c => c.QuerySingleOrDefault<Row>("SELECT * FROM callbacks WHERE id = @Id", new { Id = Text.Of(id) })?.ToCallback(), ct);

    /// <summary>Oldest request first.</summary>
    public Task<IReadOnlyList<Callback>> ListAsync(CallbackQuery query, CancellationToken ct = default)
    {
        var parameters = new DynamicParameters();
        parameters.Add("Limit", Math.Clamp(query.Limit, 0, MostCallbacks));
        var where = string.Join(" AND ", Conditions(query, parameters).Prepend("1 = 1"));
        return db.ReadAsync(
            c => db.Rows.Read<Row, Callback>(c, "callbacks", $"SELECT * FROM callbacks WHERE {where} ORDER BY requested_at, id LIMIT @Limit", row => row.ToCallback(), parameters),
            ct);
    }

    /// <summary>The same as <see cref="CallbackQuery.Fits"/>.</summary>
    private static IEnumerable<string> Conditions(CallbackQuery query, DynamicParameters parameters)
    {
        if (query.State is { } state)
        {
            parameters.Add("State", Text.Of(state));
            yield return "state = @State";
        }

        if (query.Queue is { } one)
        {
            parameters.Add("Queue", one);
            yield return "queue = @Queue";
        }

        if (query.Personal)
        {
            yield return "agent IS NOT NULL";
        }

        if (query.For is { } scope)
        {
            parameters.Add("Agent", scope.Agent);
            var (queues, numbers) = (InList.Of(parameters, "queue", scope.Queues), InList.Of(parameters, "number", scope.Numbers));
            yield return $"(queue IS NULL OR queue IN {queues} OR taken_by = @Agent OR number IN {numbers})";
        }
    }

    private sealed class Row
    {
        public required string Id { get; init; }
        public required string Number { get; init; }
        public string? Name { get; init; }
        public string? Queue { get; init; }
        public string? Note { get; init; }
        public required string Source { get; init; }
        public required string State { get; init; }
        public long RequestedAt { get; init; }
        public long? DueAt { get; init; }
        public string? TakenBy { get; init; }
        public long? DoneAt { get; init; }
        public string? CallId { get; init; }
        public string? Result { get; init; }
        public string? ResultNote { get; init; }
        public long PlaceAt { get; init; }
        public string? Agent { get; init; }
        public required string Language { get; init; }
        public int Attempts { get; init; }

        public static Row Of(Callback callback) => new()
        {
            Id = Text.Of(callback.Id),
            Number = callback.Number,
            Name = callback.Name,
            Queue = callback.Queue,
            Note = callback.Note,
            Source = Text.Of(callback.Source),
            State = Text.Of(callback.State),
            RequestedAt = callback.RequestedAt.ToUnixTimeMilliseconds(),
            DueAt = callback.DueAt?.ToUnixTimeMilliseconds(),
            TakenBy = callback.TakenBy,
            DoneAt = callback.DoneAt?.ToUnixTimeMilliseconds(),
            CallId = callback.CallId?.ToString(),
            Result = callback.Result is { } result ? Text.Of(result) : null,
            ResultNote = callback.ResultNote,
            PlaceAt = callback.PlaceAt.ToUnixTimeMilliseconds(),
            Agent = callback.Agent,
            Language = callback.Language,
            Attempts = callback.Attempts,
        };

        public Callback ToCallback() => new(
            Guid.Parse(Id),
            Number,
            Name,
            Queue,
            Note,
            Text.ToEnum<TicketSource>(Source),
            Text.ToEnum<CallbackState>(State),
            Text.ToTime(RequestedAt),
            Text.ToTime(DueAt),
            TakenBy,
            Text.ToTime(DoneAt),
            Text.ToId(CallId) is { } call ? new CallId(call) : null,
            Result is null ? null : Text.ToEnum<CallbackEnd>(Result),
            ResultNote)
        {
            PlaceAt = Text.ToTime(PlaceAt),
            Agent = Agent,
            Language = Language,
            Attempts = Attempts,
        };
    }
}
