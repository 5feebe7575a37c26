using System.Net;
using System.Text;
using CallCenter.AgentBridge.Tests.Fakes;

namespace CallCenter.AgentBridge.Tests.Knowledge;

internal sealed class KnowledgeEndpointTests : HostFixture
{
    [OneTimeSetUp]
    public void AddArticles()
    {
        foreach (var article in Samples.Articles(DateTimeOffset.UtcNow))
        {
            Host.Knowledge.Put(article);
        }
    }

    [TestCase("how do I read my meter", "speak", "meter-reading")]
    [TestCase("can I maybe pay somehow", "offer", "pay-bill")]
    [TestCase("who won the football match yesterday evening", "person", null)]
    public async Task Search_GivesTheCallersDecision(string question, string decision, string? article)
    {
        var answer = await Agent.GetJsonAsync($"/api/v1/knowledge/search?q={Uri.EscapeDataString(question)}&lang=en");
        var results = answer["results"]!.AsArray();
        Assert.Multiple(() =>
        {
            Assert.That(answer.Text("decision"), Is.EqualTo(decision));
            Assert.That(results[0]!.Names(), Is.EqualTo(new[] { "articleId", "article", "title", "score" }));
            Assert.That(results[0].Text("article"), Is.EqualTo(article ?? results[0].Text("article")));
            Assert.That(results.Select(r => r!["score"]!.GetValue<double>()), Is.Ordered.Descending);
        });
    }

    [Test]
    public async Task Search_WithoutLanguage_GoesByTheScript() =>
        Assert.That((await Agent.GetJsonAsync($"/api/v1/knowledge/search?q={Uri.EscapeDataString("怎么抄表")}"))["results"]![0].Text("article"), Is.EqualTo("chao-biao"));

    [Test]
    public async Task Search_WithoutQuestion_Is400() => Assert.That((await Agent.SendAsync("GET", "/api/v1/knowledge/search")).Status, Is.EqualTo(400));

    [Test]
    public async Task Import_Csv_CountsAndRejectedRows()
    {
        using var answer = await PostAsync("text/csv", "article,question\nnew-one,what is new\n,nothing\n");
        var report = await answer.JsonAsync();
        Assert.Multiple(() =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(report["articles"]!.GetValue<int>(), Is.EqualTo(1));
            Assert.That(report["rejected"]![0]!["row"]!.GetValue<int>(), Is.EqualTo(3));
            Assert.That(report["rejected"]![0].Text("reason"), Does.StartWith("article"));
        });
    }

    [Test]
    public async Task Import_ThreeMegabytes_IsTaken()
    {
        var csv = new StringBuilder("article,question\n");
        for (var i = 0; csv.Length < 3_000_000; i++)
        {
            csv.Append("bulk,").Append(i).Append(' ').Append('x', 100).Append('\n');
        }

        using var answer = await PostAsync("text/csv; charset=utf-8", csv.ToString());
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Change_OfAnOlderVersion_Is409WithWhatIsThereNow()
    {
        var made = Host.Knowledge.Put(new Article(Guid.CreateVersion7(), "two-editors", "en", "Theirs", [], "Answer.", null, null, false, 3, DateTimeOffset.UtcNow));
        string Body(int version) => $$"""{"key":"two-editors","language":"en","title":"Mine","answer":"Answer.","approved":false,"version":{{version}}}""";

        var stale = await Supervisor.SendAsync("PUT", $"/api/v1/knowledge/articles/{made.Id}", Body(2));
        var fresh = await Supervisor.SendAsync("PUT", $"/api/v1/knowledge/articles/{made.Id}", Body(3));

        Assert.That((stale.Status, stale.Body!["current"]!.Text("title"), stale.Body["current"]!["version"]!.GetValue<int>()), Is.EqualTo((409, "Theirs", 3)));
        Assert.That(fresh.Status, Is.EqualTo(200));
    }

    [TestCase("application/json")]
    [TestCase("image/png")]
    public async Task Import_OtherMediaType_Is415(string type)
    {
        using var answer = await PostAsync(type, "x");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
    }

    [Test]
    public async Task Export_IsCsv()
    {
        using var answer = await Agent.GetAsync("/api/v1/knowledge/export");
        Assert.Multiple(async () =>
        {
            Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/csv"));
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.StartWith("article,question"));
        });
    }

    [Test]
    public async Task Articles_AddChangeSearchDelete()
    {
        var (created, article) = await Supervisor.SendAsync("POST", "/api/v1/knowledge/articles",
            """{"key":"price","language":"en","title":"Prices","phrasings":["what does it cost"],"answer":"Ten.","approved":true}""");
        var path = $"/api/v1/knowledge/articles/{article.Text("id")}";
        var (changed, after) = await Supervisor.SendAsync("PUT", path,
            """{"key":"price","language":"en","title":"Prices today","phrasings":["what does it cost"],"answer":"Eleven.","approved":true}""");
        var found = (await Agent.GetJsonAsync("/api/v1/knowledge/articles?q=cost&lang=en")).AsArray();
        var (deleted, _) = await Supervisor.SendAsync("DELETE", path);
        Assert.Multiple(async () =>
        {
            Assert.That((created, article!["phrasings"]!.AsArray().Count), Is.EqualTo((201, 1)));
            Assert.That((changed, after.Text("title"), after!["version"]!.GetValue<int>()), Is.EqualTo((200, "Prices today", 2)));
            Assert.That(found[0].Text("key"), Is.EqualTo("price"));
            Assert.That(found[0]!["score"]!.GetValue<double>(), Is.EqualTo(1));
            Assert.That(deleted, Is.EqualTo(204));
            Assert.That((await Agent.SendAsync("GET", path)).Status, Is.EqualTo(404));
        });
    }

    [TestCase("""{"language":"en","title":"x"}""")]
    [TestCase("""{"key":"x","language":"fr","title":"x"}""")]
    [TestCase("""{"key":"x","language":"en"}""")]
    [TestCase("""{"key":"x","language":"en","title":"x","approved":true}""")]
    public async Task Articles_Wrong_Is400(string body) =>
        Assert.That((await Supervisor.SendAsync("POST", "/api/v1/knowledge/articles", body)).Status, Is.EqualTo(400));

    [Test]
    public async Task OpenQuestions_AdoptDraftDismiss()
    {
        for (var id = 1; id <= 3; id++)
        {
            Host.Knowledge.Questions[id] = new OpenQuestion(id, $"question {id}", "en", KnowledgeDecision.Person, id, DateTimeOffset.UtcNow, null, ["pay-bill"]);
        }

        var listed = (await Supervisor.GetJsonAsync("/api/v1/knowledge/questions")).AsArray();
        var (adopted, _) = await Supervisor.SendAsync("POST", "/api/v1/knowledge/questions/1/adopt", $$"""{"articleId":"{{Samples.Article}}"}""");
        var (drafted, draft) = await Supervisor.SendAsync("POST", "/api/v1/knowledge/questions/2/draft");
        var (dismissed, _) = await Supervisor.SendAsync("POST", "/api/v1/knowledge/questions/3/dismiss");
        Assert.Multiple(async () =>
        {
            Assert.That(listed.Select(q => q!["count"]!.GetValue<int>()), Is.EqualTo(new[] { 3, 2, 1 }));
            Assert.That((adopted, drafted, dismissed), Is.EqualTo((204, 201, 204)));
            Assert.That((await Host.Knowledge.GetAsync(Samples.Article))!.Phrasings, Does.Contain("question 1"));
            Assert.That(draft!["approved"]!.GetValue<bool>(), Is.False);
            Assert.That((await Supervisor.SendAsync("POST", "/api/v1/knowledge/questions/3/draft")).Status, Is.EqualTo(404));
        });
    }

    [Test]
    public async Task Limits_ShowTheTrade()
    {
        var limits = (await Agent.GetJsonAsync("/api/v1/knowledge/limits"))[0]!;
        Assert.That(limits.Names(), Is.SupersetOf(new[]
        {
            "language", "speakAt", "margin", "offerAt", "spokenRight", "spokenWrong", "offered", "toPerson", "fromSettings",
        }));
    }

    private Task<HttpResponseMessage> PostAsync(string type, string text)
    {
        var content = new StringContent(text, Encoding.UTF8);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return Supervisor.PostAsync("/api/v1/knowledge/import", content);
    }
}
