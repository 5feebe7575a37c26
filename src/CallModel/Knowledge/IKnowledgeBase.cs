using CallCenter.CallModel.Faults;

namespace CallCenter.CallModel.Knowledge;

/// <summary>The knowledge base as people work on it. Implemented by Knowledge.</summary>
public interface IKnowledgeBase : IKnowledgeRetriever
{
    /// <summary>Words and meaning together, unapproved articles too: the agents' search.</summary>
    Task<IReadOnlyList<KnowledgeCandidate>> SearchAsync(string text, string? language, int limit, CancellationToken ct = default);

    Task<IReadOnlyList<Article>> ListAsync(string? language, CancellationToken ct = default);

    Task<Article?> GetAsync(Guid id, CancellationToken ct = default);

    /// <summary>Adds (Version 0) or changes an article, or says why not.</summary>
    Task<(Article? Article, FieldFault? Error)> SaveAsync(Article article, string by, CancellationToken ct = default);

    Task<bool> DeleteAsync(Guid id, string by, CancellationToken ct = default);

    /// <summary>CSV with a header (article, question, and optionally title, answer, text, language, approved, tree).</summary>
    Task<ImportReport> ImportCsvAsync(TextReader csv, string by, CancellationToken ct = default);

    /// <summary>One Markdown document a file: front matter, "## Questions", "## Answer", rest is the text.</summary>
    Task<ImportReport> ImportMarkdownAsync(string name, string markdown, string by, CancellationToken ct = default);

    Task ExportCsvAsync(TextWriter csv, CancellationToken ct = default);

    Task<IReadOnlyList<OpenQuestion>> OpenQuestionsAsync(int limit, CancellationToken ct = default);

    /// <summary>One click: the question becomes a phrasing of the article.</summary>
    Task<bool> AdoptQuestionAsync(long questionId, Guid articleId, string by, CancellationToken ct = default);

    /// <summary>One click: the question becomes a new, unapproved draft.</summary>
    Task<Article?> DraftFromQuestionAsync(long questionId, string by, CancellationToken ct = default);

    Task<bool> DismissQuestionAsync(long questionId, string by, CancellationToken ct = default);

    Task<IReadOnlyList<KnowledgeLimits>> LimitsAsync(CancellationToken ct = default);
}
