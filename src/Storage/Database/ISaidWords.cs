using System.Data.Common;

namespace CallCenter.Storage.Database;

/// <summary>Full-text search over table said_texts: all of the words, English stemmed, parts of words in Chinese.</summary>
internal interface ISaidWords
{
    /// <summary>A text that is there already stays as it is.</summary>
    void Insert(DbConnection connection, SaidText said);

    /// <summary>The conditions that a row fulfils which has all pieces.</summary>
    /// <param name="pieces">at least one; see <see cref="SearchTerms.Pieces"/>.</param>
    (string Where, IReadOnlyDictionary<string, object> Parameters) Query(IReadOnlyList<string> pieces);
}
