namespace CallCenter.CallModel.Knowledge;

/// <summary>Rows of articles and vectors. Implemented by Storage; the rules are in Knowledge.</summary>
public interface IKnowledgeStore
{
    Task<IReadOnlyList<Article>> LoadArticlesAsync(CancellationToken ct = default);

    /// <summary>
    /// Stores new versions, all or none: each article's Version must be one more than the stored one (1 for a new one), and key and language
    /// together must be free. False when that does not hold (any more). Old versions are kept with who changed them.
    /// </summary>
    Task<bool> SaveArticlesAsync(IReadOnlyList<Article> articles, string by, CancellationToken ct = default);

    Task<bool> DeleteArticleAsync(Guid id, CancellationToken ct = default);

    /// <summary>Full-text search: any of the words, stemmed in English, by parts of words in Chinese. Best first; never fails for odd input.</summary>
    Task<IReadOnlyList<WordMatch>> SearchWordsAsync(string text, string? language, int limit, CancellationToken ct = default);

    Task<IReadOnlyList<TextVector>> LoadVectorsAsync(string model, CancellationToken ct = default);

    Task SaveVectorsAsync(string model, IReadOnlyList<TextVector> vectors, CancellationToken ct = default);

    /// <summary>Forgets vectors of texts that nothing uses any more.</summary>
    Task DeleteVectorsAsync(string model, IReadOnlyList<string> texts, CancellationToken ct = default);
}
