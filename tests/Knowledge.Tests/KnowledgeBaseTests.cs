using CallCenter.Knowledge.Options;
using CallCenter.Testing;

namespace CallCenter.Knowledge.Tests;

internal sealed class KnowledgeBaseTests : KnowledgeTest
{
    [Test]
    public async Task Find_SavedArticle_IsSpokenByOtherWords()
    {
        var knowledge = await OpenAsync();
        var (saved, error) = await knowledge.SaveAsync(Article("reading", "how do i send my meter reading", "i want to report the meter"), By);
        await knowledge.SaveAsync(Article("hours", "when is your office open", "what are your opening hours"), By);

        var finding = await knowledge.FindAsync("Um, how can I report my meter reading, please?", "en-GB");

        Assert.Multiple(() =>
        {
            Assert.That(error, Is.Null);
            Assert.That((saved!.Version, saved.Title, saved.UpdatedAt), Is.EqualTo((1, "Reading", Time.GetUtcNow())));
            Assert.That((finding.Decision, finding.Candidates[0].Article.Id), Is.EqualTo((KnowledgeDecision.Speak, saved.Id)));
            Assert.That(finding.Candidates[0].Score, Is.InRange(0.3, 1));
        });
    }

    [Test]
    public async Task Find_UnapprovedArticle_IsNeverFoundByCallersButByAgents()
    {
        var knowledge = await OpenAsync();
        await knowledge.SaveAsync(Article("reading", "how do i send my meter reading") with { Approved = false }, By);

        var finding = await knowledge.FindAsync("how do i send my meter reading", "en");
        var found = await knowledge.SearchAsync("meter reading", null, 10);

        Assert.That((finding.Decision, finding.Candidates.Count), Is.EqualTo((KnowledgeDecision.Person, 0)));
        Assert.That(found.Select(c => c.Article.Key), Is.EqualTo(new[] { "reading" }));
    }

    [Test]
    public async Task Find_ApprovalTakenBack_IsNoLongerFound()
    {
        var knowledge = await OpenAsync();
        var (saved, _) = await knowledge.SaveAsync(Article("reading", "how do i send my meter reading"), By);

        var (changed, _) = await knowledge.SaveAsync(saved! with { Approved = false }, By);
        var finding = await knowledge.FindAsync("how do i send my meter reading", "en");

        Assert.That((changed!.Version, finding.Candidates.Count), Is.EqualTo((2, 0)));
    }

    [Test]
    public async Task Find_OtherLanguage_FindsOnlyItsOwnArticles()
    {
        var knowledge = await OpenAsync();
        await knowledge.SaveAsync(Article("reading", "how do i send my meter reading"), By);
        await knowledge.SaveAsync(Article("password", "我忘记密码了", "登录密码怎么改") with { Language = "zh-CN", Title = "重置登录密码" }, By);

        var chinese = await knowledge.FindAsync("我的登录密码忘记了", "zh");
        var english = await knowledge.FindAsync("password", "en");
        var none = await knowledge.FindAsync("passwort", "de");

        Assert.Multiple(() =>
        {
            Assert.That((chinese.Decision, chinese.Candidates.Single().Article.Key), Is.EqualTo((KnowledgeDecision.Speak, "password")));
            Assert.That(english.Candidates.Select(c => c.Article.Key), Does.Not.Contain("password"));
            Assert.That((none.Decision, none.Candidates.Count), Is.EqualTo((KnowledgeDecision.Person, 0)));
        });
    }

    [TestCase("")]
    [TestCase(" ?! ")]
    [TestCase("\ud800")]
    [TestCase("um uh")]
    public async Task Find_NoWords_IsForAPerson(string question)
    {
        var knowledge = await OpenAsync();
        await knowledge.SaveAsync(Article("reading", "how do i send my meter reading"), By);

        Assert.That((await knowledge.FindAsync(question, "en")).Decision, Is.EqualTo(KnowledgeDecision.Person));
    }

    [TestCase("key", "")]
    [TestCase("key", "two words")]
    [TestCase("language", "english please")]
    [TestCase("answer", "")]
    [TestCase("phrasings", "long")]
    public async Task Save_BadArticle_NamesTheField(string field, string value)
    {
        var knowledge = await OpenAsync();
        var article = Article("reading", "how do i send it");
        var bad = field switch
        {
            "key" => article with { Key = value },
            "language" => article with { Language = value },
            "answer" => article with { Answer = value },
            _ => article with { Phrasings = [new string('x', 301)] },
        };

        var (saved, error) = await knowledge.SaveAsync(bad, By);

        Assert.That(saved, Is.Null);
        Assert.That(error!.Field, Is.EqualTo(field));
    }

    [Test]
    public async Task Save_ChangedMeanwhile_IsRefused()
    {
        var knowledge = await OpenAsync();
        var (first, _) = await knowledge.SaveAsync(Article("reading", "how do i send it"), By);
        await knowledge.SaveAsync(first! with { Title = "Mine" }, "ben");

        var (late, error) = await knowledge.SaveAsync(first with { Title = "Late" }, By);
        var (taken, taker) = await knowledge.SaveAsync(Article("reading", "another article"), By);

        Assert.Multiple(async () =>
        {
            Assert.That((late, taken), Is.EqualTo(((Article?)null, (Article?)null)));
            Assert.That(error!.Code, Is.EqualTo(FaultCode.Changed));
            Assert.That((taker!.Field, taker.Code), Is.EqualTo(("key", FaultCode.Taken)));
            Assert.That((await knowledge.GetAsync("reading", "en"))!.Title, Is.EqualTo("Mine"));
        });
    }

    [Test]
    public async Task Save_ManyAtOnce_LosesNone()
    {
        var knowledge = await OpenAsync();

        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => knowledge.SaveAsync(Article($"a{i}", $"question number {i}"), By)));

        Assert.That(await knowledge.ListAsync("en"), Has.Count.EqualTo(30));
    }

    [Test]
    public async Task Delete_Known_IsGoneEverywhere()
    {
        var knowledge = await OpenAsync();
        var (saved, _) = await knowledge.SaveAsync(Article("reading", "how do i send my meter reading"), By);

        var deleted = await knowledge.DeleteAsync(saved!.Id, By);
        var again = await knowledge.DeleteAsync(saved.Id, By);

        Assert.Multiple(async () =>
        {
            Assert.That((deleted, again), Is.EqualTo((true, false)));
            Assert.That(await knowledge.GetAsync(saved.Id), Is.Null);
            Assert.That((await knowledge.FindAsync("how do i send my meter reading", "en")).Candidates, Is.Empty);
            Assert.That(await knowledge.SearchAsync("meter", "en", 10), Is.Empty);
        });
    }

    [Test]
    public async Task Start_AfterRestart_EncodesNothingAgain()
    {
        var before = await OpenAsync();
        await before.SaveAsync(Article("reading", "how do i send my meter reading"), By);
        var counting = new CountingStore(Store);

        var after = await OpenAsync(store: counting);
        var finding = await after.FindAsync("how do i send my meter reading", "en");

        Assert.That((finding.Decision, counting.VectorsSaved), Is.EqualTo((KnowledgeDecision.Speak, 0)));
    }

    [Test]
    public async Task Check_NoModels_SaysWhatGoesOn()
    {
        using var none = NoEncoders();
        var knowledge = await OpenAsync(none);
        await knowledge.SaveAsync(Article("reading", "how do i send my meter reading"), By);

        var exact = await knowledge.FindAsync("How do I send my meter reading?", "en");
        var close = await knowledge.FindAsync("send my meter reading", "en");
        var health = knowledge.Check();

        Assert.Multiple(() =>
        {
            Assert.That((exact.Decision, close.Decision), Is.EqualTo((KnowledgeDecision.Speak, KnowledgeDecision.Offer)));
            Assert.That((health.Name, health.State), Is.EqualTo(("knowledge", PartState.Degraded)));
            Assert.That(health.Detail, Does.Contain("minilm-l6-v2/model.int8.onnx is missing").And.Contain("words alone").And.Not.Contain("\n"));
        });
    }

    [Test]
    public async Task Check_AllThere_IsOk()
    {
        var knowledge = await OpenAsync();
        await knowledge.SaveAsync(Article("reading", "how do i send it"), By);

        Assert.That((knowledge.Check().State, knowledge.Check().Detail), Is.EqualTo((PartState.Ok, "1 articles, 1 approved")));
    }

    [Test]
    public async Task Start_ArticlesCannotBeRead_SaysSoAndTriesAgain()
    {
        var writer = await OpenAsync();
        await writer.SaveAsync(Article("reading", "how do i send it"), By);
        var counting = new CountingStore(Store) { Broken = true };

        var knowledge = await OpenAsync(store: counting);
        Assert.That((knowledge.Check().State, knowledge.Check().Detail), Is.EqualTo((PartState.Degraded, "articles cannot be read: locked")));
        counting.Broken = false;
        await Until.TrueAsync(() =>
        {
            Time.Advance(TimeSpan.FromSeconds(5));
            return knowledge.Check().State == PartState.Ok;
        });

        Assert.That(await knowledge.GetAsync("reading", "en"), Is.Not.Null);
    }

    [Test]
    public async Task Limits_FromSettings_AreThoseAndSaySo()
    {
        var knowledge = await OpenAsync(options: new KnowledgeOptions { SpeakAt = 0.7, Margin = 0.4 });
        await knowledge.SaveAsync(Article("reading", "how do i send my meter reading"), By);
        await knowledge.StartAsync();

        var limits = (await knowledge.LimitsAsync()).Single();

        Assert.That((limits.Language, limits.SpeakAt, limits.Margin, limits.FromSettings), Is.EqualTo(("en", 0.7, 0.4, true)));
    }

    [Test]
    public async Task Limits_DemoCompany_PromiseSharesThatAddUp()
    {
        var knowledge = await OpenAsync();
        await knowledge.ImportCsvAsync(new StringReader(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "demo", "kb.csv"))), By);

        var limits = (await knowledge.LimitsAsync()).Single();
        TestContext.Out.WriteLine(limits);

        Assert.Multiple(() =>
        {
            Assert.That(limits.SpokenRight + limits.SpokenWrong + limits.Offered + limits.ToPerson, Is.EqualTo(1).Within(1e-9));
            Assert.That((limits.Questions, limits.FromSettings, limits.Trade!.Count), Is.EqualTo((64, false, 25)));
            Assert.That(limits.Trade[0].SpokenRight, Is.GreaterThanOrEqualTo(limits.Trade[^1].SpokenRight));
        });
    }

    [TestCase("metre reeding", "reading", TestName = "Search_Mistyped_Finds")]
    [TestCase("invo", "invoice", TestName = "Search_FirstLetters_Finds")]
    [TestCase("spreading payments over several months", "instalments", TestName = "Search_OtherWords_Finds")]
    public async Task Search_AsAgentsType_FindsTheArticleFirst(string text, string key)
    {
        var knowledge = await OpenAsync();
        await knowledge.SaveAsync(Article("reading", "how do i send my meter reading"), By);
        await knowledge.SaveAsync(Article("instalments", "can i pay my bill later", "i want to pay in instalments"), By);
        await knowledge.SaveAsync(Article("invoice", "i do not understand my invoice"), By);

        var found = await knowledge.SearchAsync(text, "en", 10);

        Assert.That(found[0].Article.Key, Is.EqualTo(key));
        Assert.That(found.Select(c => c.Score), Is.Ordered.Descending.And.All.InRange(0, 1));
    }

    private sealed class CountingStore(IKnowledgeStore inner) : IKnowledgeStore
    {
        public int VectorsSaved { get; private set; }

        public bool Broken { get; set; }

        public Task<IReadOnlyList<Article>> LoadArticlesAsync(CancellationToken ct = default) =>
            Broken ? throw new IOException("locked") : inner.LoadArticlesAsync(ct);

        public Task<bool> SaveArticlesAsync(IReadOnlyList<Article> articles, string by, CancellationToken ct = default) =>
            inner.SaveArticlesAsync(articles, by, ct);

        public Task<bool> DeleteArticleAsync(Guid id, CancellationToken ct = default) => inner.DeleteArticleAsync(id, ct);

        public Task<IReadOnlyList<WordMatch>> SearchWordsAsync(string text, string? language, int limit, CancellationToken ct = default) =>
            inner.SearchWordsAsync(text, language, limit, ct);

        public Task<IReadOnlyList<TextVector>> LoadVectorsAsync(string model, CancellationToken ct = default) => inner.LoadVectorsAsync(model, ct);

        public Task SaveVectorsAsync(string model, IReadOnlyList<TextVector> vectors, CancellationToken ct = default)
        {
            VectorsSaved += vectors.Count;
            return inner.SaveVectorsAsync(model, vectors, ct);
        }

        public Task DeleteVectorsAsync(string model, IReadOnlyList<string> texts, CancellationToken ct = default) =>
            inner.DeleteVectorsAsync(model, texts, ct);
    }
}
