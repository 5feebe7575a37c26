using System.Data.Common;
using Dapper;

namespace CallCenter.Storage.Database;

/// <summary>By PostgreSQL's tsvector: English goes through the server's stemmer, Chinese is cut here into runs of one to three characters.</summary>
internal sealed class PostgresSaidWords : ISaidWords
{
    public void Insert(DbConnection connection, SaidText said)
    {
        var row = SaidRow.Of(said);
        connection.Execute(
            """
            INSERT INTO said_texts (place, call_id, at, kind, who, text, words) VALUES (@Place, @CallId, @At, @Kind, @Who, @Text,
                to_tsvector('english', @Words) || array_to_tsvector(@Runs))
            ON CONFLICT (place) DO NOTHING
            """,
            new { row.Place, row.CallId, row.At, row.Kind, row.Who, row.Text, Words = PostgresWords.Words(row.Text), Runs = RunsOf(row.Text) });
    }

    public (string Where, IReadOnlyDictionary<string, object> Parameters) Query(IReadOnlyList<string> pieces)
    {
        var (where, parameters) = (new List<string>(), new Dictionary<string, object>());
        var folded = pieces.Select(PostgresWords.Folded).Where(piece => piece.Length > 0).ToList();
        foreach (var piece in folded)
        {
            var name = $"piece{parameters.Count}";
            var isChinese = SearchTerms.HasChinese(piece);
            where.Add(isChinese ? $"words @@ CAST(@{name} AS tsquery)" : $"(numnode(to_tsquery('english', @{name})) = 0 OR words @@ to_tsquery('english', @{name}))"); // nobody keeps "the"
            parameters.Add(name, isChinese
                ? string.Join(" & ", SearchTerms.Runs(piece, Math.Min(SearchTerms.Trigram, piece.EnumerateRunes().Count())).Select(run => $"'{run}'"))
                : $"'{piece}' | '{piece}':*");
        }

        return (where.Count == 0 ? "1 = 0" : string.Join(" AND ", where), parameters);
    }

    private static string[] RunsOf(string text) =>
        [.. SearchTerms.Pieces(PostgresWords.Folded(text)).Where(SearchTerms.HasChinese).SelectMany(PostgresWords.RunsOf).Distinct()];
}
