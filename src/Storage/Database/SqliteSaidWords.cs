using System.Data.Common;
using Dapper;

namespace CallCenter.Storage.Database;

/// <summary>By SQLite's FTS5: table said_words stems English, said_characters holds every three characters; triggers fill both.</summary>
internal sealed class SqliteSaidWords : ISaidWords
{
    public void Insert(DbConnection connection, SaidText said) => connection.Execute(
        """
        INSERT INTO said_texts (place, call_id, at, kind, who, text) VALUES (@Place, @CallId, @At, @Kind, @Who, @Text)
        ON CONFLICT (place) DO NOTHING
        """,
        SaidRow.Of(said));

    public (string Where, IReadOnlyDictionary<string, object> Parameters) Query(IReadOnlyList<string> pieces)
    {
        var (where, parameters) = (new List<string>(), new Dictionary<string, object>());
        var words = pieces.Where(piece => !SearchTerms.HasChinese(piece)).ToList();
        if (words.Count > 0)
        {
            where.Add("place IN (SELECT rowid FROM said_words WHERE said_words MATCH @words)");
            parameters.Add("words", string.Join(" AND ", words.Select(word => $"(\"{word}\" OR \"{word}\"*)")));
        }

        foreach (var piece in pieces.Where(SearchTerms.HasChinese))
        {
            var name = $"piece{parameters.Count}";
            var isShort = piece.EnumerateRunes().Count() < SearchTerms.Trigram; // can only be looked for one row after the other
            where.Add(isShort ? $"instr(text, @{name}) > 0" : $"place IN (SELECT rowid FROM said_characters WHERE said_characters MATCH @{name})");
            parameters.Add(name, isShort ? piece : $"\"{piece}\"");
        }

        return (string.Join(" AND ", where), parameters);
    }
}
