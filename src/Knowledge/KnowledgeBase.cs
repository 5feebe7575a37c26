using CallCenter.CallModel.Texts;
using CallCenter.Knowledge.Articles;
using CallCenter.Knowledge.Encoding;
using CallCenter.Knowledge.Options;
using CallCenter.Knowledge.Retrieval;
using CallCenter.Knowledge.Import;
using CallCenter.Knowledge.Limits;
using CallCenter.Knowledge.Questions;
using CallCenter.Knowledge.Snapshots;
using CallCenter.Knowledge.Texts;
using Microsoft.Extensions.Logging;

namespace CallCenter.Knowledge;

/// <summary>The knowledge base: found by callers, searched and worked on by agents.</summary>
public sealed class KnowledgeBase : IKnowledgeBase, IHealthPart, IAsyncDisposable
{
    private static readonly TimeSpan TallyTime = TimeSpan.FromDays(30);
    private readonly IQuestionStore _questions;
    private readonly SentenceEncoders _encoders;
    private readonly KnowledgeOptions _options;
    private readonly TimeProvider _time;
    private readonly SnapshotKeeper _keeper;
    private readonly AgentSearch _search;
    private readonly ArticleEditor _editor;
    private readonly ArticleImporter _importer;
    private readonly OpenQuestions _open;
    private readonly SearchMeter _meter = new();

    public KnowledgeBase(IKnowledgeStore store, IQuestionStore questions, SentenceEncoders encoders, KnowledgeOptions options, TimeProvider time,
        ILogger<KnowledgeBase> logger)
    {
        (_questions, _encoders, _options, _time) = (questions, encoders, options, time);
        _keeper = new SnapshotKeeper(new SnapshotBuilder(store, encoders, options), time, logger);
        _search = new AgentSearch(store, encoders);
        _editor = new ArticleEditor(store, _keeper, time);
        _importer = new ArticleImporter(store, _keeper, time);
        _open = new OpenQuestions(questions, _editor, _keeper);
    }

    /// <summary>
    /// Reads the articles and gets ready to find them. Until then nothing is found. Calls are served without them too: what cannot be read is
    /// tried again, and <see cref="Check"/> says so.
    /// </summary>
    public Task StartAsync(CancellationToken ct = default) => _keeper.SettleAsync().WaitAsync(ct);

    public ValueTask DisposeAsync()
    {
        _meter.Dispose();
        return _keeper.DisposeAsync();
    }

    public PartHealth Check()
    {
        if (_keeper.Fault is { } fault)
        {
            return new PartHealth("knowledge", PartState.Degraded, HealthLine.Of(
                HealthCode.ArticlesUnreadable, $"articles cannot be read: {fault}", ("why", fault)));
        }

        var (count, approved) = (_keeper.Current.Articles.Count, _keeper.Current.Articles.Count(a => a.Approved));
        var found = HealthLine.Of(HealthCode.ArticlesFound, $"{count} articles, {approved} approved", ("articles", count), ("approved", approved));
        return _encoders.Missing.Count == 0
            ? new PartHealth("knowledge", PartState.Ok, found)
            : new PartHealth("knowledge", PartState.Degraded,
                [.. _encoders.Missing.Select(why => HealthLine.Of(HealthCode.ModelMissing, $"{why}: found by words alone", ("why", why))), found]);
    }

    public ValueTask<KnowledgeRetrieval> FindAsync(string question, string language, CancellationToken ct = default)
    {
        var started = _time.GetTimestamp();
        var text = QuestionText.Normalize(question, language);
        var found = text.Length == 0 || _keeper.Current.Of(language) is not { } index
            ? new KnowledgeRetrieval(KnowledgeDecision.Person, [])
            : Retriever.Find(index.Callers, index.Found.Limits, new PreparedQuestion(text, _encoders.For(language)?.Encode(text)));
        return ValueTask.FromResult(_meter.Found(found, language, _time.GetElapsedTime(started)));
    }

    public Task<Article?> GetAsync(string key, string language, CancellationToken ct = default) => Task.FromResult(_keeper.Current.Get(key, language));

    public Task<Article?> GetAsync(Guid id, CancellationToken ct = default) => Task.FromResult(_keeper.Current.Get(id));

    public Task<IReadOnlyList<Article>> ListAsync(string? language, CancellationToken ct = default)
    {
        var articles = _keeper.Current.Articles;
        return Task.FromResult(language is null ? articles : [.. articles.Where(a => a.Language == LanguageTag.Primary(language))]);
    }

    public Task<IReadOnlyList<KnowledgeCandidate>> SearchAsync(string text, string? language, int limit, CancellationToken ct = default) =>
        _search.SearchAsync(_keeper.Current, text, language, limit, ct);

    public Task<(Article? Article, FieldFault? Error)> SaveAsync(Article article, string by, CancellationToken ct = default) =>
        _editor.SaveAsync(article, by, ct);

    public Task<bool> DeleteAsync(Guid id, string by, CancellationToken ct = default) => _editor.DeleteAsync(id, ct);

    public Task<ImportReport> ImportCsvAsync(TextReader csv, string by, CancellationToken ct = default) => _importer.ImportAsync(CsvImport.Read(csv), by, ct);

    public Task<ImportReport> ImportMarkdownAsync(string name, string markdown, string by, CancellationToken ct = default) =>
        _importer.ImportAsync(MarkdownImport.Read(name, markdown), by, ct);

    public Task ExportCsvAsync(TextWriter csv, CancellationToken ct = default) => CsvExport.WriteAsync(_keeper.Current.Articles, csv, ct);

    public Task<IReadOnlyList<OpenQuestion>> OpenQuestionsAsync(int limit, CancellationToken ct = default) => _questions.ListOpenAsync(limit, ct);

    public Task<bool> AdoptQuestionAsync(long questionId, Guid articleId, string by, CancellationToken ct = default) =>
        _open.AdoptAsync(questionId, articleId, by, ct);

    public Task<Article?> DraftFromQuestionAsync(long questionId, string by, CancellationToken ct = default) => _open.DraftAsync(questionId, by, ct);

    public Task<bool> DismissQuestionAsync(long questionId, string by, CancellationToken ct = default) =>
        _questions.CloseAsync(questionId, QuestionState.Dismissed, by, ct);

    public async Task<IReadOnlyList<KnowledgeLimits>> LimitsAsync(CancellationToken ct = default)
    {
        var tally = await _questions.TallyAsync(_time.GetUtcNow() - TallyTime, ct);
        var fixedBySettings = _options.SpeakAt is not null || _options.Margin is not null;
        return [.. _keeper.Current.Languages.OrderBy(l => l.Key, StringComparer.Ordinal)
            .Select(l => LimitsReport.Of(l.Key, l.Value.Found, fixedBySettings, tally.FirstOrDefault(t => t.Language == l.Key)))];
    }
}
