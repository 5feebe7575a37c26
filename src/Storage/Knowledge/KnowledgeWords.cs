using System.Data.Common;
using System.Text;
using CallCenter.CallModel;
using Dapper;

namespace CallCenter.Storage.Knowledge;

/// <summary>Full-text search by SQLite's FTS5: table knowledge_words stems English, knowledge_characters holds every three characters for Chinese.</summary>
internal static class KnowledgeWords
{
    private const string Words = "knowledge_words";
    private const string Characters = "knowledge_characters";
    private const int MostTerms = 32;
    private const int ShortestPrefix = 3;
    private const int Trigram = 3;

    public static void Replace(DbConnection c, string articleId, Article article)
    {
        Remove(c, articleId);
        c.Execute(
            $"""
            INSERT INTO {TableOf(article.Language)} (rowid, title, phrasings, body)
            SELECT place, @Title, @Phrasings, @Body FROM knowledge_articles WHERE id = @articleId
            """,
            new { articleId, article.Title, Phrasings = string.Join('\n', article.Phrasings), Body = $"{article.Answer}\n{article.Text}" });
    }

    public static void Remove(DbConnection c, string articleId)
    {
        foreach (var table in new[] { Words, Characters })
        {
            c.Execute($"DELETE FROM {table} WHERE rowid = (SELECT place FROM knowledge_articles WHERE id = @articleId)", new { articleId });
        }
    }

    public static IReadOnlyList<WordMatch> Search(DbConnection c, string text, string? language, int limit)
    {
        var pieces = Pieces(text);
        var found = new List<WordMatch>();
        if (language is null || TableOf(language) == Words)
        {
            found.AddRange(Match(c, Words, WordQuery(pieces), language, limit));
        }

        if (language is null || TableOf(language) == Characters)
        {
            found.AddRange(Match(c, Characters, TrigramQuery(pieces), language, limit));
            found.AddRange(Contain(c, pieces, language, limit));
        }

        return [.. found.GroupBy(m => m.ArticleId).Select(g => new WordMatch(g.Key, g.Max(m => m.Weight))).OrderByDescending(m => m.Weight)
            .Take(Math.Max(0, limit))];
    }

    private static string TableOf(string language) => language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Characters : Words;

    /// <summary>Titles weigh most, then phrasings; bm25 is the smaller the better.</summary>
    private static IEnumerable<WordMatch> Match(DbConnection c, string table, string query, string? language, int limit) => query.Length == 0
        ? []
        : c.Query<(string Id, double Rank)>(
            $"""
            SELECT a.id, bm25({table}, 5, 3, 1) AS rank FROM {table} JOIN knowledge_articles a ON a.place = {table}.rowid
            WHERE {table} MATCH @query AND (@language IS NULL OR a.language = @language) ORDER BY rank LIMIT @limit
            """,
            new { query, language, limit }).Select(row => new WordMatch(Guid.Parse(row.Id), -row.Rank));

    /// <summary>Pieces shorter than a trigram ("发票") can only be looked for one row after the other.</summary>
    private static IEnumerable<WordMatch> Contain(DbConnection c, IReadOnlyList<string> pieces, string? language, int limit) =>
        pieces.Where(piece => piece.EnumerateRunes().Count() < Trigram).Take(MostTerms).SelectMany(piece => c.Query<string>(
            $"""
            SELECT a.id FROM {Characters} JOIN knowledge_articles a ON a.place = {Characters}.rowid
            WHERE (@language IS NULL OR a.language = @language)
                AND (instr({Characters}.title, @piece) > 0 OR instr({Characters}.phrasings, @piece) > 0 OR instr({Characters}.body, @piece) > 0)
            LIMIT @limit
            """,
            new { piece, language, limit })).Select(id => new WordMatch(Guid.Parse(id), 1));

    /// <summary>Runs of letters and digits: whatever else is typed means nothing to the search.</summary>
    private static List<string> Pieces(string text)
    {
        var pieces = new List<string>();
        var piece = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Append(new Rune(' ')))
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                piece.Append(rune.ToString());
            }
            else if (piece.Length > 0)
            {
                pieces.Add(piece.ToString());
                piece.Clear();
            }
        }

        return pieces;
    }

    /// <summary>Any of the words, and words that begin like them: agents type the first letters.</summary>
    private static string WordQuery(IReadOnlyList<string> pieces) => string.Join(" OR ",
        pieces.Take(MostTerms).SelectMany(p => p.Length >= ShortestPrefix ? new[] { $"\"{p}\"", $"\"{p}\"*" } : [$"\"{p}\""]));

    private static string TrigramQuery(IReadOnlyList<string> pieces) => string.Join(" OR ",
        pieces.SelectMany(Trigrams).Distinct().Take(MostTerms).Select(t => $"\"{t}\""));

    private static IEnumerable<string> Trigrams(string piece)
    {
        var runes = piece.EnumerateRunes().Select(r => r.ToString()).ToList();
        return Enumerable.Range(0, Math.Max(0, runes.Count - Trigram + 1)).Select(i => string.Concat(runes.Skip(i).Take(Trigram)));
    }
}
