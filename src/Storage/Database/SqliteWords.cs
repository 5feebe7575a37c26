using System.Data.Common;
using Dapper;

namespace CallCenter.Storage.Database;

/// <summary>Full-text search by SQLite's FTS5: table knowledge_words stems English, knowledge_characters holds every three characters for Chinese.</summary>
internal sealed class SqliteWords : IWordSearch
{
    private const string Words = "knowledge_words";
    private const string Characters = "knowledge_characters";
    private const int ShortestPrefix = 3;

    public void Replace(DbConnection connection, Article article)
    {
        Remove(connection, article.Id);
        connection.Execute(
            $"""
            INSERT INTO {TableOf(article.Language)} (rowid, title, phrasings, body)
            SELECT place, @Title, @Phrasings, @Body FROM knowledge_articles WHERE id = @Id
            """,
            new
            {
                Id = Text.Of(article.Id),
                article.Title,
                Phrasings = string.Join('\n', article.Phrasings),
                Body = $"{article.Answer}\n{article.Text}",
            });
    }

    public void Remove(DbConnection connection, Guid article)
    {
        foreach (var table in new[] { Words, Characters })
        {
            connection.Execute(
                $"DELETE FROM {table} WHERE rowid = (SELECT place FROM knowledge_articles WHERE id = @Id)", new { Id = Text.Of(article) });
        }
    }

    public IReadOnlyList<WordMatch> Search(DbConnection connection, string text, string? language, int limit)
    {
        var pieces = SearchTerms.Pieces(text);
        var found = new List<WordMatch>();
        if (language is null || TableOf(language) == Words)
        {
            found.AddRange(Match(connection, Words, WordQuery(pieces), language, limit));
        }

        if (language is null || TableOf(language) == Characters)
        {
            found.AddRange(Match(connection, Characters, TrigramQuery(pieces), language, limit));
            found.AddRange(Contain(connection, pieces, language, limit));
        }

        return [.. found.GroupBy(m => m.ArticleId).Select(g => new WordMatch(g.Key, g.Max(m => m.Weight))).OrderByDescending(m => m.Weight)
            .Take(Math.Max(0, limit))];
    }

    private static string TableOf(string language) => SearchTerms.IsChinese(language) ? Characters : Words;

    /// <summary>Titles weigh most, then phrasings; bm25 is the smaller the better.</summary>
    private static IEnumerable<WordMatch> Match(DbConnection connection, string table, string query, string? language, int limit) => query.Length == 0
        ? []
        : connection.Query<(string Id, double Rank)>(
            $"""
            SELECT a.id, bm25({table}, 5, 3, 1) AS rank FROM {table} JOIN knowledge_articles a ON a.place = {table}.rowid
            WHERE {table} MATCH @query AND (@language IS NULL OR a.language = @language) ORDER BY rank LIMIT @limit
            """,
            new { query, language, limit }).Select(row => new WordMatch(Guid.Parse(row.Id), -row.Rank));

    /// <summary>Pieces shorter than a trigram ("发票") can only be looked for one row after the other.</summary>
    private static IEnumerable<WordMatch> Contain(DbConnection connection, IReadOnlyList<string> pieces, string? language, int limit) =>
        pieces.Where(piece => piece.EnumerateRunes().Count() < SearchTerms.Trigram).Take(SearchTerms.Most).SelectMany(piece => connection.Query<string>(
            $"""
            SELECT a.id FROM {Characters} JOIN knowledge_articles a ON a.place = {Characters}.rowid
            WHERE (@language IS NULL OR a.language = @language)
                AND (instr({Characters}.title, @piece) > 0 OR instr({Characters}.phrasings, @piece) > 0 OR instr({Characters}.body, @piece) > 0)
            LIMIT @limit
            """,
            new { piece, language, limit })).Select(id => new WordMatch(Guid.Parse(id), 1));

    /// <summary>Any of the words, and words that begin like them: agents type the first letters.</summary>
    private static string WordQuery(IReadOnlyList<string> pieces) => string.Join(" OR ",
        pieces.Take(SearchTerms.Most).SelectMany(p => p.Length >= ShortestPrefix ? new[] { $"\"{p}\"", $"\"{p}\"*" } : [$"\"{p}\""]));

    private static string TrigramQuery(IReadOnlyList<string> pieces) => string.Join(" OR ",
        pieces.SelectMany(piece => SearchTerms.Runs(piece, SearchTerms.Trigram)).Distinct().Take(SearchTerms.Most).Select(t => $"\"{t}\""));
}
