using NSubstitute;

namespace CallCenter.IvrFlows.Tests.Support;

/// <summary>A small knowledge base that knows exact questions.</summary>
internal sealed class FakeKnowledge
{
    private readonly Dictionary<string, KnowledgeRetrieval> _findings = [];
    private readonly List<Article> _articles = [];

    public FakeKnowledge()
    {
        Base = Substitute.For<IKnowledgeBase>();
        Base.FindAsync(default!, default!, default).ReturnsForAnyArgs(call => ValueTask.FromResult(Find(call.ArgAt<string>(0))));
        Base.ListAsync(default, default).ReturnsForAnyArgs(call =>
            Task.FromResult<IReadOnlyList<Article>>([.. _articles.Where(article => article.Language == call.ArgAt<string?>(0))]));
    }

    public IKnowledgeBase Base { get; }

    /// <summary>Makes the next look-ups fail.</summary>
    public Exception? Broken { get; set; }

    public Article Add(string key, string title, string answer, string language = "en", bool approved = true, string? tree = null)
    {
        var article = new Article(Guid.NewGuid(), key, language, title, [], answer, null, tree, approved, 3, DateTimeOffset.UnixEpoch);
        _articles.Add(article);
        return article;
    }

    public void Knows(string question, KnowledgeDecision decision, params Article[] articles) => _findings[question] =
        new KnowledgeRetrieval(decision, [.. articles.Select((article, at) => new KnowledgeCandidate(article, 0.9 - (0.1 * at)))]);

    private KnowledgeRetrieval Find(string question) => Broken is not null
        ? throw Broken
        : _findings.GetValueOrDefault(question, new KnowledgeRetrieval(KnowledgeDecision.Person, []));
}
