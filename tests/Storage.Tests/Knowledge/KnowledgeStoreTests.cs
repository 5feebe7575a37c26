using CallCenter.Storage.Knowledge;
using CallCenter.Testing;

namespace CallCenter.Storage.Tests.Knowledge;

[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.Postgres)]
internal sealed class KnowledgeStoreTests : StoreTest
{
    private readonly KnowledgeStore _store;

    public KnowledgeStoreTests(DatabaseKind kind) : base(kind) => _store = new KnowledgeStore(Db);

    [Test]
    public async Task LoadArticles_AfterSave_GivesTheSameArticle()
    {
        var article = Article("meter-reading", "en") with { Text = "Full text", TreePath = "Meter/Reading" };

        var saved = await _store.SaveArticlesAsync([article], "ann");

        var loaded = (await _store.LoadArticlesAsync()).Single();
        Assert.Multiple(() =>
        {
            Assert.That(saved, Is.True);
            Assert.That(loaded with { Phrasings = article.Phrasings }, Is.EqualTo(article));
            Assert.That(loaded.Phrasings, Is.EqualTo(article.Phrasings));
        });
    }

    [Test]
    public async Task SaveArticles_VersionNotTheNext_ChangesNothing()
    {
        var article = Article("a", "en");
        await _store.SaveArticlesAsync([article], "ann");
        var first = article with { Version = 2, Title = "first" };
        await _store.SaveArticlesAsync([first], "ann");

        var saved = await _store.SaveArticlesAsync([Article("b", "en"), article with { Version = 2, Title = "late" }], "ben");

        Assert.Multiple(async () =>
        {
            Assert.That(saved, Is.False);
            Assert.That((await _store.LoadArticlesAsync()).Select(a => a.Title), Is.EqualTo(new[] { "first" }));
        });
    }

    [Test]
    public async Task SaveArticles_KeyTakenInTheLanguage_IsRefused()
    {
        await _store.SaveArticlesAsync([Article("a", "en"), Article("a", "zh"), Article("b", "en")], "ann");
        var b = (await _store.LoadArticlesAsync()).Single(a => a.Key == "b");

        var added = await _store.SaveArticlesAsync([Article("a", "en")], "ann");
        var renamed = await _store.SaveArticlesAsync([b with { Key = "a", Version = 2 }], "ann");

        Assert.That((added, renamed), Is.EqualTo((false, false)));
    }

    [Test]
    public async Task DeleteArticle_Known_IsGoneAndNoLongerFound()
    {
        var article = Article("invoice", "en");
        await _store.SaveArticlesAsync([article], "ann");

        var deleted = await _store.DeleteArticleAsync(article.Id);
        var again = await _store.DeleteArticleAsync(article.Id);

        Assert.Multiple(async () =>
        {
            Assert.That((deleted, again), Is.EqualTo((true, false)));
            Assert.That(await _store.LoadArticlesAsync(), Is.Empty);
            Assert.That(await _store.SearchWordsAsync("invoice", null, 10), Is.Empty);
        });
    }

    [TestCase("paying invoices", "invoice", TestName = "SearchWords_OtherFormOfTheWord_Finds")]
    [TestCase("invoi", "invoice", TestName = "SearchWords_FirstLetters_Finds")]
    [TestCase("MOVING", "moving", TestName = "SearchWords_OtherCase_Finds")]
    public async Task SearchWords_English_FindsTheArticle(string text, string key)
    {
        await _store.SaveArticlesAsync([Article("invoice", "en"), Article("moving", "en")], "ann");

        var found = await _store.SearchWordsAsync(text, "en", 10);

        Assert.That(await KeysAsync(found), Is.EqualTo(new[] { key }));
    }

    [TestCase("增值税发票", TestName = "SearchWords_ChineseTrigram_Finds")]
    [TestCase("发票", TestName = "SearchWords_TwoChineseCharacters_Finds")]
    public async Task SearchWords_Chinese_FindsTheArticle(string text)
    {
        await _store.SaveArticlesAsync(
            [Article("invoice", "zh") with { Phrasings = ["我需要一张增值税发票"] }, Article("return", "zh") with { Phrasings = ["我要退货"] }], "ann");

        var found = await _store.SearchWordsAsync(text, "zh", 10);

        Assert.That(await KeysAsync(found), Is.EqualTo(new[] { "invoice" }));
    }

    [TestCase("")]
    [TestCase("\"")]
    [TestCase("a OR NOT (b* NEAR")]
    [TestCase("'; DROP TABLE knowledge_articles; --")]
    [TestCase("\ud800 \u0000 %_")]
    public async Task SearchWords_OddInput_NeverFails(string text)
    {
        await _store.SaveArticlesAsync([Article("invoice", "en"), Article("invoice", "zh")], "ann");

        Assert.Multiple(async () =>
        {
            Assert.That(async () => await _store.SearchWordsAsync(text, null, 10), Throws.Nothing);
            Assert.That(await _store.LoadArticlesAsync(), Has.Count.EqualTo(2));
        });
    }

    [Test]
    public async Task LoadVectors_AfterSaveAndDelete_GivesWhatIsLeftBitForBit()
    {
        float[] numbers = [0.5f, -1e-30f, float.MaxValue];
        await _store.SaveVectorsAsync("m1", [new TextVector("one", numbers), new TextVector("two", numbers)]);
        await _store.SaveVectorsAsync("m2", [new TextVector("one", new float[] { 7 })]);
        await _store.DeleteVectorsAsync("m1", ["two"]);

        var loaded = await _store.LoadVectorsAsync("m1");

        Assert.Multiple(() =>
        {
            Assert.That(loaded.Select(v => v.Text), Is.EqualTo(new[] { "one" }));
            Assert.That(loaded[0].Vector.ToArray(), Is.EqualTo(numbers));
        });
    }

    private static Article Article(string key, string language) => new(Guid.CreateVersion7(), key, language, $"About {key}", [$"what about {key}", $"{key} please"],
        $"The answer to {key}.", null, null, true, 1, Now);

    private async Task<IEnumerable<string>> KeysAsync(IReadOnlyList<WordMatch> found)
    {
        var keys = (await _store.LoadArticlesAsync()).ToDictionary(a => a.Id, a => a.Key);
        return found.Select(m => keys[m.ArticleId]);
    }
}
