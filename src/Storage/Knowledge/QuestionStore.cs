using System.Data.Common;
using System.Text.Json;
using CallCenter.Storage.Database;
using Dapper;

namespace CallCenter.Storage.Knowledge;

/// <summary>Tables questions_asked and question_groups. The journal position is kept in the same transaction as what it brought.</summary>
public sealed class QuestionStore(Db db, TimeProvider time) : IQuestionStore
{
    private const string Follower = "questions";
    private const int MostGroups = 10_000;

    private const string SelectOpen = """
        SELECT g.id, g.text, g.language, a.outcome, n.count, a.asked_at, a.call_id, a.nearest
        FROM question_groups g
        JOIN (SELECT group_id, COUNT(*) AS count, MAX(seq) AS last FROM questions_asked WHERE group_id IS NOT NULL GROUP BY group_id) n ON n.group_id = g.id
        JOIN questions_asked a ON a.seq = n.last
        WHERE g.state = 'open'
        """;

    public Task<long> PositionAsync(CancellationToken ct = default) => db.ReadAsync(
        c => c.ExecuteScalar<long?>("SELECT seq FROM positions WHERE name = @Follower", new { Follower }) ?? 0, ct);

    public Task AdvanceAsync(long seq, CancellationToken ct = default) => db.WriteAsync(
        c =>
        {
            Advance(c, seq);
        },
        ct);

    public Task<IReadOnlyList<QuestionGroup>> LoadGroupsAsync(int limit, CancellationToken ct = default) => db.ReadAsync(
        c => db.Rows.Read<(long Id, string Text, string Language, string State), QuestionGroup>(c, "question_groups",
            "SELECT id, text, language, state FROM question_groups WHERE state <> 'adopted' ORDER BY id DESC LIMIT @Limit",
            g => new QuestionGroup(g.Id, g.Text, g.Language, Text.ToEnum<QuestionState>(g.State)), new { Limit = Math.Clamp(limit, 0, MostGroups) }),
        ct);

    public Task AddAnsweredAsync(LoggedQuestion question, CancellationToken ct = default) => db.WriteAsync(
        c =>
        {
            if (Advance(c, question.Seq))
            {
                Insert(c, question, groupId: null);
            }
        },
        ct);

    public Task<QuestionGroup?> AddOpenAsync(LoggedQuestion question, long? groupId, CancellationToken ct = default) => db.WriteAsync(
        c =>
        {
            if (!Advance(c, question.Seq))
            {
                return null;
            }

            var group = GroupFor(c, groupId, question.Text, question.Language);
            Insert(c, question, group.Id);
            return group;
        },
        ct);

    public Task<LoggedQuestion?> LastOfCallAsync(CallId call, CancellationToken ct = default) => db.ReadAsync(
        c => c.QuerySingleOrDefault<AskedRow>(
            "SELECT * FROM questions_asked WHERE call_id = @Call ORDER BY seq DESC LIMIT 1", new { Call = Text.Of(call.Value) })?.ToQuestion(),
        ct);

    public Task MarkAnsweredAsync(long seq, long askedSeq, bool? helped, CancellationToken ct = default) => db.WriteAsync(
        c =>
        {
            if (Advance(c, seq))
            {
                c.Execute("UPDATE questions_asked SET helped = @helped, group_id = NULL WHERE seq = @askedSeq", new { helped, askedSeq });
            }
        },
        ct);

    public Task<QuestionGroup?> MarkUnhelpfulAsync(long seq, long askedSeq, long? groupId, CancellationToken ct = default) => db.WriteAsync(
        c =>
        {
            if (!Advance(c, seq))
            {
                return null;
            }

            var asked = c.QuerySingle<AskedRow>("SELECT * FROM questions_asked WHERE seq = @askedSeq", new { askedSeq });
            var group = GroupFor(c, groupId, asked.Text, asked.Language);
            c.Execute("UPDATE questions_asked SET helped = FALSE, group_id = @Id WHERE seq = @askedSeq", new { group.Id, askedSeq });
            return group;
        },
        ct);

    public Task<IReadOnlyList<OpenQuestion>> ListOpenAsync(int limit, CancellationToken ct = default) => db.ReadAsync(
        c => db.Rows.Read<OpenRow, OpenQuestion>(c, "question_groups", $"{SelectOpen} ORDER BY n.count DESC, n.last DESC LIMIT @Limit", row => row.ToQuestion(),
            new { Limit = Math.Clamp(limit, 0, MostGroups) }),
        ct);

    public Task<OpenQuestion?> GetOpenAsync(long groupId, CancellationToken ct = default) => db.ReadAsync(
        c => c.QuerySingleOrDefault<OpenRow>($"{SelectOpen} AND g.id = @groupId", new { groupId })?.ToQuestion(), ct);

    public Task<bool> CloseAsync(long groupId, QuestionState state, string by, CancellationToken ct = default) => db.WriteAsync(
        c => c.Execute(
            "UPDATE question_groups SET state = @State, closed_at = @At, closed_by = @by WHERE id = @groupId AND state = 'open'",
            new { State = Text.Of(state), At = time.GetUtcNow().ToUnixTimeMilliseconds(), by, groupId }) == 1,
        ct);

    public Task<IReadOnlyList<QuestionTally>> TallyAsync(DateTimeOffset since, CancellationToken ct = default) => db.ReadAsync<IReadOnlyList<QuestionTally>>(
        c =>
        [
            .. c.Query<(string Language, int Spoken, int Helped, int Unhelpful, int Offered, int ToPerson)>(
                """
                SELECT language, COUNT(CASE WHEN outcome = 'speak' THEN 1 END), COUNT(CASE WHEN helped THEN 1 END), COUNT(CASE WHEN NOT helped THEN 1 END),
                    COUNT(CASE WHEN outcome = 'offer' THEN 1 END), COUNT(CASE WHEN outcome = 'person' THEN 1 END)
                FROM questions_asked WHERE asked_at >= @Since GROUP BY language ORDER BY language
                """,
                new { Since = since.ToUnixTimeMilliseconds() }).Select(t => new QuestionTally(t.Language, t.Spoken, t.Helped, t.Unhelpful, t.Offered, t.ToPerson)),
        ],
        ct);

    /// <summary>False when the position was reached before: what it brought is in already.</summary>
    private static bool Advance(DbConnection c, long seq) => c.Execute(
        "INSERT INTO positions (name, seq) VALUES (@Follower, @seq) ON CONFLICT (name) DO UPDATE SET seq = excluded.seq WHERE positions.seq < excluded.seq",
        new { Follower, seq }) == 1;

    /// <summary>The group, or a new one when there is none to join: an adopted question that comes again was not understood.</summary>
    private static QuestionGroup GroupFor(DbConnection c, long? groupId, string text, string language)
    {
        var known = c.QuerySingleOrDefault<(long Id, string Text, string Language, string State)>(
            "SELECT id, text, language, state FROM question_groups WHERE id = @groupId AND state <> 'adopted'", new { groupId });
        if (known.Text is not null)
        {
            return new QuestionGroup(known.Id, known.Text, known.Language, Text.ToEnum<QuestionState>(known.State));
        }

        var id = c.ExecuteScalar<long>(
            "INSERT INTO question_groups (text, language, state) VALUES (@text, @language, 'open') RETURNING id", new { text, language });
        return new QuestionGroup(id, text, language, QuestionState.Open);
    }

    private static void Insert(DbConnection c, LoggedQuestion question, long? groupId) => c.Execute(
        """
        INSERT INTO questions_asked (seq, call_id, asked_at, text, language, outcome, article, version, score, nearest, group_id)
        VALUES (@Seq, @Call, @At, @Text, @Language, @Outcome, @Article, @Version, @Score, @Nearest, @groupId)
        """,
        new
        {
            question.Seq,
            Call = Text.Of(question.CallId.Value),
            At = question.AskedAt.ToUnixTimeMilliseconds(),
            question.Text,
            question.Language,
            Outcome = Text.Of(question.Outcome),
            question.Article,
            question.Version,
            question.Score,
            Nearest = JsonSerializer.Serialize(question.Nearest),
            groupId,
        });
}
