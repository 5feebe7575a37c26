using System.Data.Common;
using System.Globalization;
using System.Text;
using Dapper;

namespace CallCenter.Storage.Database;

/// <summary>
/// Full-text search by PostgreSQL's tsvector. English goes through the server's stemmer; Chinese is cut here into runs of one to three
/// characters, so that neither an extension nor the server's locale has a say in what is found.
/// </summary>
internal sealed class PostgresWords : IWordSearch
{
    private const int ShortestPrefix = 3;

    // A tsvector holds one megabyte.
    private const int LongestText = 100_000;

    public void Replace(DbConnection connection, Article article)
    {
        var phrasings = string.Join('\n', article.Phrasings);
        var body = $"{article.Answer}\n{article.Text}";
        var (make, title, rest, last) = SearchTerms.IsChinese(article.Language)
            ? ("array_to_tsvector", (object)Characters(article.Title), (object)Characters(phrasings), (object)Characters(body))
            : ("to_tsvector", Words(article.Title), Words(phrasings), Words(body));
        var config = make == "to_tsvector" ? "'english', " : "";
        connection.Execute(
            $"""
            INSERT INTO knowledge_words (article_id, words) VALUES (@Id,
                setweight({make}({config}@title), 'A') || setweight({make}({config}@rest), 'B') || setweight({make}({config}@last), 'C'))
            ON CONFLICT (article_id) DO UPDATE SET words = excluded.words
            """,
            new { Id = Text.Of(article.Id), title, rest, last });
    }

    public void Remove(DbConnection connection, Guid article) =>
        connection.Execute("DELETE FROM knowledge_words WHERE article_id = @Id", new { Id = Text.Of(article) });

    public IReadOnlyList<WordMatch> Search(DbConnection connection, string text, string? language, int limit)
    {
        var pieces = SearchTerms.Pieces(Folded(text));
        var found = new List<WordMatch>();
        if (language is null || !SearchTerms.IsChinese(language))
        {
            found.AddRange(Match(connection, "to_tsquery('english', @query)", WordQuery(pieces), "NOT LIKE", language, limit));
        }

        if (language is null || SearchTerms.IsChinese(language))
        {
            found.AddRange(Match(connection, "CAST(@query AS tsquery)", RunQuery(pieces), "LIKE", language, limit));
        }

        return [.. found.OrderByDescending(match => match.Weight).Take(Math.Max(0, limit))];
    }

    /// <summary>The weights of C, B and A stand as bm25's do on the other database: 1, 3, 5.</summary>
    private static IEnumerable<WordMatch> Match(DbConnection connection, string tsquery, string query, string likeChinese, string? language, int limit) =>
        query.Length == 0
            ? []
            : connection.Query<(string Id, double Rank)>(
                $$"""
                SELECT a.id, CAST(ts_rank('{0, 0.2, 0.6, 1}', w.words, q) AS double precision) AS rank
                FROM knowledge_words w JOIN knowledge_articles a ON a.id = w.article_id, {{tsquery}} q
                WHERE w.words @@ q AND lower(a.language) {{likeChinese}} 'zh%' AND (@language IS NULL OR a.language = @language)
                ORDER BY rank DESC LIMIT @limit
                """,
                new { query, language, limit = Math.Max(0, limit) }).Select(row => new WordMatch(Guid.Parse(row.Id), row.Rank));

    private static string WordQuery(IReadOnlyList<string> pieces) => string.Join(" | ",
        pieces.Take(SearchTerms.Most).SelectMany(p => p.Length >= ShortestPrefix ? new[] { $"'{p}'", $"'{p}':*" } : [$"'{p}'"]));

    /// <summary>The longest runs that a piece has: "发票" whole, longer pieces by every three characters.</summary>
    private static string RunQuery(IReadOnlyList<string> pieces) => string.Join(" | ",
        pieces.SelectMany(piece => SearchTerms.Runs(piece, Math.Min(SearchTerms.Trigram, piece.EnumerateRunes().Count()))).Distinct()
            .Take(SearchTerms.Most).Select(run => $"'{run}'"));

    internal static string Words(string text) => string.Join(' ', SearchTerms.Pieces(Folded(text)));

    private static string[] Characters(string text) =>
        [.. SearchTerms.Pieces(Folded(text)).SelectMany(RunsOf).Distinct()];

    internal static IEnumerable<string> RunsOf(string piece) => Enumerable.Range(1, SearchTerms.Trigram).SelectMany(n => SearchTerms.Runs(piece, n));

    /// <summary>Small letters without their marks, as FTS5 compares them.</summary>
    internal static string Folded(string text)
    {
        var cut = text.Length > LongestText ? text[..LongestText] : text;
        // a lone half of a character cannot be normalised, nor be found
        var whole = string.Concat(cut.EnumerateRunes().Select(rune => rune.ToString()));
        return string.Concat(whole.Normalize(NormalizationForm.FormD)
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)).Normalize(NormalizationForm.FormC).ToLowerInvariant();
    }
}
