using CallCenter.Storage.Database;
using Dapper;

namespace CallCenter.Storage.Search;

/// <summary>Table said_texts: a fold over the journal, whose position is kept in the same transaction as what it brought.</summary>
public sealed class SaidTexts(Db db) : ISaidTexts, IJournalReader
{
    private const string Follower = "search";
    private const int MostFound = 1000;

    /// <summary>Texts in one transaction, while a whole journal is read.</summary>
    private const int Batch = 1000;

    private readonly List<SaidText> _taken = [];

    public async ValueTask<long> ResumeAsync(CancellationToken ct)
    {
        _taken.Clear();
        return await db.ReadAsync(c => c.ExecuteScalar<long?>("SELECT seq FROM positions WHERE name = @Follower", new { Follower }) ?? 0, ct).ConfigureAwait(false);
    }

    public async ValueTask TakeAsync(JournalEntry entry, CancellationToken ct)
    {
        if (TextOf(entry) is { } said)
        {
            _taken.Add(said);
        }

        if (_taken.Count >= Batch)
        {
            await KeepAsync(entry.Seq, ct).ConfigureAwait(false);
        }
    }

    public async ValueTask KeepAsync(long seq, CancellationToken ct)
    {
        await db.WriteAsync(
            c =>
            {
                foreach (var said in _taken)
                {
                    db.Dialect.Said.Insert(c, said);
                }

                c.Execute("INSERT INTO positions (name, seq) VALUES (@Follower, @seq) ON CONFLICT (name) DO UPDATE SET seq = excluded.seq", new { Follower, seq });
            },
            ct).ConfigureAwait(false);
        _taken.Clear();
    }

    public Task<IReadOnlyList<SaidText>> FindAsync(string words, long? before, int limit, CancellationToken ct = default)
    {
        var pieces = SearchTerms.Pieces(words).Take(SearchTerms.Most).ToList();
        if (pieces.Count == 0)
        {
            return Task.FromResult<IReadOnlyList<SaidText>>([]);
        }

        var (where, named) = db.Dialect.Said.Query(pieces);
        var parameters = new DynamicParameters(named);
        parameters.Add("before", before ?? long.MaxValue);
        parameters.Add("limit", Math.Clamp(limit, 0, MostFound));
        return db.ReadAsync(
            c => db.Rows.Read<SaidRow, SaidText>(c, "said_texts",
                $"SELECT place, call_id, at, kind, who, text FROM said_texts WHERE place < @before AND {where} ORDER BY place DESC LIMIT @limit", row => row.ToSaid(), parameters),
            ct);
    }

    private static SaidText? TextOf(JournalEntry entry) => entry.Fact switch
    {
        QuestionAsked { Heard.Length: > 0 } asked => new(entry.Seq, asked.CallId, asked.At, SaidKind.Question, null,
            asked.Article is { } article ? $"{asked.Heard} [{article}]" : asked.Heard),
        ChoiceMade { Heard.Length: > 0 } choice => new(entry.Seq, choice.CallId, choice.At, SaidKind.Choice, null, choice.Heard),
        ScriptAnswered answered => new(entry.Seq, answered.CallId, answered.At, SaidKind.Answer, answered.Agent, string.Join('\n', answered.Answers)),
        TicketNoted noted => new(entry.Seq, null, noted.At, SaidKind.TicketNote, noted.By, noted.Note) { Ticket = noted.Ticket },
        WrapUpCompleted { Note.Length: > 0 } wrapUp => new(entry.Seq, wrapUp.CallId, wrapUp.At, SaidKind.Note, wrapUp.Agent, wrapUp.Note),
        _ => null,
    };
}
