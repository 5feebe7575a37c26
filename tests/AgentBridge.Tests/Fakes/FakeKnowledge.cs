using System.Collections.Concurrent;

namespace CallCenter.AgentBridge.Tests.Fakes;

/// <summary>Finds by counting shared words: enough to see each of the three outcomes.</summary>
internal sealed class FakeKnowledge(TimeProvider clock) : IKnowledgeBase
{
    private readonly ConcurrentDictionary<Guid, Article> _articles = new();

    public ConcurrentDictionary<long, OpenQuestion> Questions { get; } = new();

    public Article Put(Article article) => _articles[article.Id] = article;

    public ValueTask<KnowledgeRetrieval> FindAsync(string question, string language, CancellationToken ct = default)
    {
        var best = Rank(question, language).Where(c => c.Article.Approved).Take(3).ToList();
        var decision = best is [{ Score: > 0.6 }, ..] ? KnowledgeDecision.Speak
            : best is [{ Score: > 0.3 }, ..] ? KnowledgeDecision.Offer : KnowledgeDecision.Person;
        return ValueTask.FromResult(new KnowledgeRetrieval(decision, best));
    }

    public Task<Article?> GetAsync(string key, string language, CancellationToken ct = default) =>
        Task.FromResult(_articles.Values.FirstOrDefault(a => a.Key == key && a.Language == language));

    public Task<IReadOnlyList<KnowledgeCandidate>> SearchAsync(string text, string? language, int limit, CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<KnowledgeCandidate>>([.. Rank(text, language).Where(c => c.Score > 0).Take(limit)]);

    public Task<IReadOnlyList<Article>> ListAsync(string? language, CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<Article>>([.. _articles.Values.Where(a => language is null || a.Language == language).OrderBy(a => a.Key, StringComparer.Ordinal)]);

    public Task<Article?> GetAsync(Guid id, CancellationToken ct = default) => Task.FromResult(_articles.GetValueOrDefault(id));

    public Task<(Article? Article, FieldFault? Error)> SaveAsync(Article article, string by, CancellationToken ct = default)
    {
        if (article.Approved && article.Answer.Length == 0)
        {
            return Refused("answer", FaultCode.Missing, "an approved article needs one");
        }

        var next = article with { Id = article.Id == Guid.Empty ? Guid.CreateVersion7() : article.Id, Version = article.Version + 1, UpdatedAt = clock.GetUtcNow() };
        if (_articles.Values.Any(a => a.Id != next.Id && a.Key == next.Key && a.Language == next.Language))
        {
            return Refused("key", FaultCode.Taken, "another article of this language has it");
        }

        return (_articles.GetValueOrDefault(next.Id)?.Version ?? 0) == article.Version
            ? Task.FromResult<(Article?, FieldFault?)>((Put(next), null))
            : Refused("version", FaultCode.Changed, "the article has been changed or deleted meanwhile");

        static Task<(Article?, FieldFault?)> Refused(string field, FaultCode code, string text) =>
            Task.FromResult<(Article?, FieldFault?)>((null, new FieldFault(field, code, text)));
    }

    public Task<bool> DeleteAsync(Guid id, string by, CancellationToken ct = default) => Task.FromResult(_articles.TryRemove(id, out _));

    public async Task<ImportReport> ImportCsvAsync(TextReader csv, string by, CancellationToken ct = default)
    {
        var header = (await csv.ReadLineAsync(ct))?.Split(',') ?? [];
        var rejected = new List<ImportRejection>();
        var questions = new List<(string Key, string Question)>();
        for (var row = 2; await csv.ReadLineAsync(ct) is { } line; row++)
        {
            var cells = line.Split(',');
            if (cells.Length < header.Length || cells[0].Length == 0)
            {
                rejected.Add(new ImportRejection(row, FieldFault.Missing("article")));
                continue;
            }

            questions.Add((cells[0], cells[1]));
        }

        foreach (var article in questions.GroupBy(q => q.Key, q => q.Question))
        {
            var known = _articles.Values.FirstOrDefault(a => a.Key == article.Key && a.Language == "en")
                ?? new Article(Guid.CreateVersion7(), article.Key, "en", article.Key, [], "", null, null, false, 0, default);
            Put(known with { Phrasings = [.. known.Phrasings, .. article], Version = known.Version + 1, UpdatedAt = clock.GetUtcNow() });
        }

        return new ImportReport(questions.Count, questions.Count, 0, rejected);
    }

    public Task<ImportReport> ImportMarkdownAsync(string name, string markdown, string by, CancellationToken ct = default) =>
        Task.FromResult(new ImportReport(1, 0, 0, []));

    public Task ExportCsvAsync(TextWriter csv, CancellationToken ct = default) => csv.WriteAsync("article,question\nmeter-reading,how do I read it\n");

    public Task<IReadOnlyList<OpenQuestion>> OpenQuestionsAsync(int limit, CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<OpenQuestion>>([.. Questions.Values.OrderByDescending(q => q.Count).Take(limit)]);

    public Task<bool> AdoptQuestionAsync(long questionId, Guid articleId, string by, CancellationToken ct = default)
    {
        if (!_articles.TryGetValue(articleId, out var article) || !Questions.TryRemove(questionId, out var question))
        {
            return Task.FromResult(false);
        }

        Put(article with { Phrasings = [.. article.Phrasings, question.Text], Version = article.Version + 1 });
        return Task.FromResult(true);
    }

    public Task<Article?> DraftFromQuestionAsync(long questionId, string by, CancellationToken ct = default) =>
        Task.FromResult(Questions.TryRemove(questionId, out var q)
            ? Put(new Article(Guid.CreateVersion7(), $"question-{q.Id}", q.Language, q.Text, [q.Text], "", null, null, false, 1, clock.GetUtcNow()))
            : null);

    public Task<bool> DismissQuestionAsync(long questionId, string by, CancellationToken ct = default) =>
        Task.FromResult(Questions.TryRemove(questionId, out _));

    public Task<IReadOnlyList<KnowledgeLimits>> LimitsAsync(CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<KnowledgeLimits>>([new KnowledgeLimits("en", 0.48, 0.11, 0.35, 0.63, 0.014, 0.24, 0.12, false, 310,
            [new LimitTrade(0.30, 0.10, 0.74, 0.031, 0.040), new LimitTrade(0.40, 0.10, 0.68, 0.019, 0.022), new LimitTrade(0.50, 0.10, 0.61, 0.012, 0.014)],
            new QuestionTally("en", 128, 71, 9, 41, 36))]);

    private IEnumerable<KnowledgeCandidate> Rank(string text, string? language)
    {
        var asked = Words(text);
        return _articles.Values.Where(a => language is null || a.Language == language)
            .Select(a => new KnowledgeCandidate(a, a.Phrasings.Append(a.Title).Max(p => Overlap(asked, Words(p)))))
            .OrderByDescending(c => c.Score);
    }

    private static HashSet<string> Words(string text) => [.. text.ToLowerInvariant().Split([' ', '?', ',', '.'], StringSplitOptions.RemoveEmptyEntries)];

    private static double Overlap(HashSet<string> a, HashSet<string> b) => a.Count == 0 ? 0 : Math.Round((double)a.Intersect(b).Count() / a.Count, 3);
}
