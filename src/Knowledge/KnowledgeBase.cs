using CallCenter.CallModel;
using CallCenter.Knowledge.Encoding;
using Microsoft.Extensions.Logging;

namespace CallCenter.Knowledge;

/// <summary>The knowledge base: found by callers, searched and worked on by agents.</summary>
public sealed class KnowledgeBase(IKnowledgeStore store, IQuestionStore questions, SentenceEncoders encoders, KnowledgeOptions options,
    TimeProvider time, ILogger<KnowledgeBase> logger) : IKnowledgeBase, IHealthPart
{
    private IReadOnlyList<Article> _articles = [];

    /// <summary>Reads the articles and gets ready to find them. Until then nothing is found.</summary>
    public async Task StartAsync(CancellationToken ct = default)
    {
        _ = (encoders, options, logger);
        _articles = await store.LoadArticlesAsync(ct);
    }

    public PartHealth Check() => new("knowledge", PartState.Ok, $"{_articles.Count} articles");

    public ValueTask<KnowledgeFinding> FindAsync(string question, string language, CancellationToken ct = default)
    {
        var match = _articles.FirstOrDefault(a => a.Approved && a.Language == language
            && a.Phrasings.Contains(question, StringComparer.OrdinalIgnoreCase));
        return ValueTask.FromResult(match is null
            ? new KnowledgeFinding(KnowledgeDecision.Person, [])
            : new KnowledgeFinding(KnowledgeDecision.Speak, [new KnowledgeCandidate(match, 1)]));
    }

    public Task<Article?> GetAsync(string key, string language, CancellationToken ct = default) =>
        Task.FromResult(_articles.FirstOrDefault(a => a.Key == key && a.Language == language));

    public Task<Article?> GetAsync(Guid id, CancellationToken ct = default) => Task.FromResult(_articles.FirstOrDefault(a => a.Id == id));

    public Task<IReadOnlyList<Article>> ListAsync(string? language, CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<Article>>([.. _articles.Where(a => language is null || a.Language == language)]);

    public async Task<IReadOnlyList<KnowledgeCandidate>> SearchAsync(string text, string? language, int limit, CancellationToken ct = default)
    {
        var words = await store.SearchWordsAsync(text, language, limit, ct);
        return [.. from word in words join article in _articles on word.ArticleId equals article.Id select new KnowledgeCandidate(article, word.Weight)];
    }

    public async Task<(Article? Article, string? Error)> SaveAsync(Article article, string by, CancellationToken ct = default)
    {
        var next = article with { Version = article.Version + 1, UpdatedAt = time.GetUtcNow() };
        if (!await store.SaveArticlesAsync([next], by, ct))
        {
            return (null, "version: the article was changed meanwhile");
        }

        await StartAsync(ct);
        return (next, null);
    }

    public async Task<bool> DeleteAsync(Guid id, string by, CancellationToken ct = default)
    {
        var deleted = await store.DeleteArticleAsync(id, ct);
        await StartAsync(ct);
        return deleted;
    }

    public Task<ImportReport> ImportCsvAsync(TextReader csv, string by, CancellationToken ct = default) =>
        Task.FromResult(new ImportReport(0, 0, 0, []));

    public Task<ImportReport> ImportMarkdownAsync(string name, string markdown, string by, CancellationToken ct = default) =>
        Task.FromResult(new ImportReport(0, 0, 0, []));

    public Task ExportCsvAsync(TextWriter csv, CancellationToken ct = default) => csv.WriteLineAsync("article,question");

    public Task<IReadOnlyList<OpenQuestion>> OpenQuestionsAsync(int limit, CancellationToken ct = default) => questions.ListOpenAsync(limit, ct);

    public Task<bool> AdoptQuestionAsync(long questionId, Guid articleId, string by, CancellationToken ct = default) =>
        questions.CloseAsync(questionId, QuestionState.Adopted, by, ct);

    public async Task<Article?> DraftFromQuestionAsync(long questionId, string by, CancellationToken ct = default)
    {
        await questions.CloseAsync(questionId, QuestionState.Drafted, by, ct);
        return null;
    }

    public Task<bool> DismissQuestionAsync(long questionId, string by, CancellationToken ct = default) =>
        questions.CloseAsync(questionId, QuestionState.Dismissed, by, ct);

    public Task<IReadOnlyList<KnowledgeLimits>> LimitsAsync(CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<KnowledgeLimits>>([]);
}
