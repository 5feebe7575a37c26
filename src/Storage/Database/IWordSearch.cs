using System.Data.Common;

namespace CallCenter.Storage.Database;

/// <summary>Full-text search over articles: any of the words, English stemmed, parts of words in Chinese, best first.</summary>
internal interface IWordSearch
{
    /// <summary>Takes in the words of an article that is stored already, in place of those that it had.</summary>
    void Replace(DbConnection connection, Article article);

    /// <summary>Before the article itself is deleted.</summary>
    void Remove(DbConnection connection, Guid article);

    /// <summary>Never fails for what is typed.</summary>
    /// <param name="language">null = every language.</param>
    IReadOnlyList<WordMatch> Search(DbConnection connection, string text, string? language, int limit);
}
