using CallCenter.Storage.Database;
using CallCenter.Storage.Journaling;
using Dapper;

namespace CallCenter.Storage.Retention;

/// <summary>
/// Deletes what is older than it may be kept, some rows at a time, so that the calls' facts are written in between. A call's record stays: it
/// is the sum of its facts.
/// </summary>
public sealed class OldRows(Db db)
{
    /// <summary>Rows in one transaction.</summary>
    private const int Batch = 1000;

    /// <summary>
    /// Deletes facts of before a moment, but none of a call that is still going on, none that a reader of the journal has not had, and not
    /// the last state of an agent.
    /// </summary>
    /// <returns>how many were deleted; 0 = none are left.</returns>
    public async Task<int> DeleteFactsAsync(DateTimeOffset before, CancellationToken ct = default)
    {
        var (upTo, states) = await db.ReadAsync(
            c =>
            {
                var moment = c.ExecuteScalar<long?>(JournalTable.FindMoment, new { At = before.ToUnixTimeMilliseconds() }) ?? 0;
                var going = c.ExecuteScalar<long?>("SELECT MIN(first_seq) FROM calls WHERE ended_at IS NULL") - 1;
                var read = c.ExecuteScalar<long?>("SELECT MIN(seq) FROM positions");
                var last = c.Query<long>("SELECT MAX(seq) FROM journal WHERE type = 'agentState' GROUP BY agent").ToList();
                return (new[] { moment, going ?? moment, read ?? moment }.Min(), last);
            },
            ct).ConfigureAwait(false);
        return await db.WriteAsync(
            c => c.Execute("DELETE FROM said_texts WHERE place IN (SELECT place FROM said_texts WHERE place <= @upTo ORDER BY place LIMIT @Batch)", new { upTo, Batch }) + c.Execute(
                $"DELETE FROM journal WHERE seq IN (SELECT seq FROM journal WHERE seq <= @upTo AND seq NOT IN ({List(states)}) ORDER BY seq LIMIT @Batch)",
                new { upTo, Batch }),
            ct).ConfigureAwait(false);
    }

    /// <summary>Deletes what callers asked before a moment, and the groups in which nothing is left.</summary>
    /// <returns>how many questions were deleted; 0 = none are left.</returns>
    public Task<int> DeleteQuestionsAsync(DateTimeOffset before, CancellationToken ct = default) => db.WriteAsync(
        c =>
        {
            var deleted = c.Execute(
                "DELETE FROM questions_asked WHERE seq IN (SELECT seq FROM questions_asked WHERE asked_at < @At ORDER BY asked_at LIMIT @Batch)",
                new { At = before.ToUnixTimeMilliseconds(), Batch });
            c.Execute(
                "DELETE FROM said_texts WHERE place IN (SELECT place FROM said_texts WHERE at < @At AND kind IN ('question', 'choice') ORDER BY at LIMIT @Batch)",
                new { At = before.ToUnixTimeMilliseconds(), Batch });
            if (deleted > 0)
            {
                c.Execute("DELETE FROM question_groups WHERE NOT EXISTS (SELECT 1 FROM questions_asked WHERE group_id = question_groups.id)");
            }

            return deleted;
        },
        ct);

    private static string List(IReadOnlyList<long> numbers) => numbers.Count == 0 ? "0" : string.Join(',', numbers);
}
