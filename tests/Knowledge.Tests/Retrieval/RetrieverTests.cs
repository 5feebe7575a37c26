using CallCenter.Knowledge.Retrieval;

namespace CallCenter.Knowledge.Tests.Retrieval;

/// <summary>Retrieval with vectors made by hand: the axes are topics.</summary>
[TestFixture]
internal sealed class RetrieverTests
{
    private const float Sharpness = 2;

    private static readonly Dictionary<string, float[]> Vectors = new()
    {
        ["pay later"] = [1, 0, 0, 0],
        ["more time to pay"] = [0.95f, 0.31f, 0, 0],
        ["moving house"] = [0, 0, 1, 0],
        ["new address"] = [0, 0.31f, 0.95f, 0],
        ["opening hours"] = [0, 0, 0, 1],
    };

    [Test]
    public void Find_NearOneArticle_Speaks()
    {
        var finding = Retriever.Find(Index(Articles()), DecisionLimits.Usual, Asked("later payment", [0.98f, 0.2f, 0, 0]));

        Assert.That((finding.Decision, finding.Candidates[0].Article.Key), Is.EqualTo((KnowledgeDecision.Speak, "pay")));
    }

    [Test]
    public void Find_BetweenTwoArticles_OffersBoth()
    {
        var finding = Retriever.Find(Index(Articles()), DecisionLimits.Usual, Asked("moving and paying", [0.7f, 0, 0.7f, 0]));

        Assert.That(finding.Decision, Is.EqualTo(KnowledgeDecision.Offer));
        Assert.That(finding.Candidates.Take(2).Select(c => c.Article.Key), Is.EquivalentTo(new[] { "pay", "move" }));
    }

    [Test]
    public void Find_FarFromAll_IsForAPersonWithTheNearestThree()
    {
        var finding = Retriever.Find(Index(Articles()), DecisionLimits.Usual, Asked("elephants", [-0.5f, -0.5f, -0.5f, -0.5f]));

        Assert.That((finding.Decision, finding.Candidates.Count), Is.EqualTo((KnowledgeDecision.Person, 3)));
    }

    [Test]
    public void Find_ExactPhrasing_SpeaksWhateverTheLimits()
    {
        var finding = Retriever.Find(Index(Articles()), new DecisionLimits(2, 2, 2), Asked("new address", [1, 0, 0, 0]));

        Assert.That((finding.Decision, finding.Candidates.Single().Article.Key, finding.Candidates[0].Score), Is.EqualTo((KnowledgeDecision.Speak, "move", 1.0)));
    }

    [Test]
    public void Find_PhrasingOfTwoArticles_OffersBoth()
    {
        var twice = Article("again", ["new address"]);

        var finding = Retriever.Find(Index([.. Articles(), twice]), DecisionLimits.Usual, Asked("new address", [0, 0, 1, 0]));

        Assert.That(finding.Decision, Is.EqualTo(KnowledgeDecision.Offer));
        Assert.That(finding.Candidates.Select(c => c.Article.Key), Is.EquivalentTo(new[] { "move", "again" }));
    }

    [Test]
    public void Find_ArticleWithoutAnswer_IsNotForCallers()
    {
        var silent = Articles().Select(a => a with { Answer = " " }).ToList();

        var exact = Retriever.Find(Index(silent), DecisionLimits.Usual, Asked("pay later", [1, 0, 0, 0]));
        var near = Retriever.Find(Index(silent), DecisionLimits.Usual, Asked("later payment", [0.98f, 0.2f, 0, 0]));

        Assert.That((exact.Decision, near.Decision), Is.EqualTo((KnowledgeDecision.Person, KnowledgeDecision.Person)));
    }

    [Test]
    public void Find_WithoutModel_SpeaksOnlyExactPhrasings()
    {
        var index = PhrasingIndex.Build("en", Articles(), sharpness: null, _ => []);

        var exact = Retriever.Find(index, DecisionLimits.WordsAlone, new PreparedQuestion("pay later", null));
        var sameWords = Retriever.Find(index, DecisionLimits.WordsAlone, new PreparedQuestion("later pay", null));
        var otherWords = Retriever.Find(index, DecisionLimits.WordsAlone, new PreparedQuestion("spread the sum", null));

        Assert.That((exact.Decision, sameWords.Decision, otherWords.Decision),
            Is.EqualTo((KnowledgeDecision.Speak, KnowledgeDecision.Offer, KnowledgeDecision.Person)));
    }

    [Test]
    public void Find_NoArticles_IsForAPerson()
    {
        var finding = Retriever.Find(Index([]), DecisionLimits.Usual, Asked("anything", [1, 0, 0, 0]));

        Assert.That((finding.Decision, finding.Candidates.Count), Is.EqualTo((KnowledgeDecision.Person, 0)));
    }

    [Test]
    public void Rank_RepeatedPhrasings_CountOnce()
    {
        var few = Ranker.Rank(Index(Articles()), Asked("x", [0.7f, 0, 0.7f, 0]));
        var many = Articles().Select(a => a.Key == "pay" ? a with { Phrasings = [.. a.Phrasings, "pay later 2", "pay later 3", "pay later 4"] } : a).ToList();
        var repeated = Ranker.Rank(Index(many), Asked("x", [0.7f, 0, 0.7f, 0]));

        Assert.That(repeated.Best[0].Belief, Is.EqualTo(few.Best[0].Belief).Within(0.05));
    }

    [Test]
    public void Dot_AnyLength_IsTheSumOfProducts([Values(0, 1, 7, 8, 384, 385)] int length)
    {
        var numbers = Enumerable.Range(1, length).Select(i => (float)i / 100).ToArray();

        Assert.That(Similarity.Dot(numbers, numbers), Is.EqualTo(numbers.Sum(n => n * n)).Within(1e-2));
    }

    private static PhrasingIndex Index(IReadOnlyList<Article> articles) => PhrasingIndex.Build("en", articles, Sharpness,
        text => Vectors.GetValueOrDefault(text) ?? (text.StartsWith("pay later", StringComparison.Ordinal) ? Vectors["pay later"] : [0, 0.6f, 0, 0.8f]));

    private static PreparedQuestion Asked(string text, float[] vector) => new(text, vector);

    private static List<Article> Articles() =>
    [
        Article("pay", ["pay later", "more time to pay"]), Article("move", ["moving house", "new address"]), Article("hours", ["opening hours"]),
    ];

    private static Article Article(string key, string[] phrasings) =>
        new(Guid.CreateVersion7(), key, "en", key, phrasings, "The answer.", null, null, true, 1, DateTimeOffset.UnixEpoch);
}
