using CallCenter.AgentBridge.Tests.Fakes;
using Microsoft.Playwright;

namespace CallCenter.AgentBridge.Tests.Pages;

[Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class KnowledgePageTests
{
    private BridgeHost _host = null!;
    private Screen _screen = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _host = await BridgeHost.StartAsync();
        foreach (var article in Samples.Articles(DateTimeOffset.UtcNow))
        {
            _host.Knowledge.Put(article);
        }

        _host.Knowledge.Questions[1] = new OpenQuestion(1, "is there a tariff for cars", "en", KnowledgeDecision.Person, 7, DateTimeOffset.UtcNow, null, ["pay-bill"]);
        _screen = await Browser.OpenAsync(_host);
        await _screen.SignInAsync("sam");
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _screen.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Test]
    public async Task Edit_ANewPhrasing_IsSavedAsTheNextVersion()
    {
        await _screen.GoAsync("knowledge");
        await _screen.Page.GetByText("Reading the meter").ClickAsync();
        var phrasings = _screen.Page.Locator("#phrasings");
        await phrasings.FillAsync(await phrasings.InputValueAsync() + "\nWhich digits count");
        await _screen.Button("Save").ClickAsync();
        await _screen.SeesAsync("version 4");
        var article = await _host.Knowledge.GetAsync(Samples.Article);
        Assert.That(article!.Phrasings, Is.EqualTo(new[] { "How do I read my meter", "Where do I find the meter number", "Which digits count" }));
        Assert.That(_screen.Errors, Is.Empty);
    }

    [Test]
    public async Task Save_Refused_SaysWhy()
    {
        await _screen.GoAsync("knowledge/articles/0197a000000070008000000000000023");
        await _screen.Page.Locator("#approved").ClickAsync();
        await _screen.Button("Save").ClickAsync();
        await Assertions.Expect(_screen.Page.Locator(".ant-form-item:has(#answer) .ant-form-item-explain-error")).ToHaveTextAsync("Please fill this in");
    }

    [Test]
    public async Task Unsaved_AnotherArticleAsksFirst()
    {
        await _screen.GoAsync("knowledge");
        await _screen.Page.GetByText("Reading the meter").ClickAsync();
        await _screen.Page.Locator("#answer").FillAsync("Half a thought");
        await _screen.Page.GetByText("Paying a bill").ClickAsync();
        await _screen.Button("Go on editing").ClickAsync();
        Assert.That(await _screen.Page.Locator("#answer").InputValueAsync(), Is.EqualTo("Half a thought"));
        await _screen.Page.GetByText("Paying a bill").ClickAsync();
        await _screen.Button("Discard changes").ClickAsync();
        await Assertions.Expect(_screen.Page.Locator("#key")).ToHaveValueAsync("pay-bill");
    }

    [Test]
    public async Task Try_ShowsWhatACallerWouldGet()
    {
        await _screen.GoAsync("knowledge/try");
        await _screen.Page.GetByPlaceholder("Ask as a caller would").FillAsync("how do I read my meter");
        await _screen.Page.Keyboard.PressAsync("Enter");
        await _screen.SeesAsync("The caller would hear the first article's answer.");
        await _screen.SeesAsync("1.000");
    }

    [Test]
    public async Task OpenQuestion_OneClick_BecomesAPhrasingOfTheNearestArticle()
    {
        await _screen.GoAsync("knowledge/questions");
        await _screen.SeesAsync("is there a tariff for cars");
        await _screen.Button("Add to article").ClickAsync();
        await _screen.SeesAsync("No open questions");
        Assert.That((await _host.Knowledge.GetAsync("pay-bill", "en"))!.Phrasings, Does.Contain("is there a tariff for cars"));
    }

    [Test]
    public async Task OpenQuestions_FollowTheLanguageOfTheArticles_TheirPickersToo()
    {
        _host.Knowledge.Questions[2] = new OpenQuestion(2, "电动汽车有专门的电价吗", "zh", KnowledgeDecision.Person, 3, DateTimeOffset.UtcNow, null, []);
        await _screen.GoAsync("knowledge/questions");
        await _screen.SeesAsync("is there a tariff for cars");
        Assert.That(await _screen.Page.Locator(".asked").CountAsync(), Is.EqualTo(1));
        await _screen.Page.GetByText("Chinese articles").ClickAsync();
        await _screen.SeesAsync("电动汽车有专门的电价吗");
        Assert.That(await _screen.Page.Locator(".asked").CountAsync(), Is.EqualTo(1));

        await _screen.Page.Locator(".adopt-select").ClickAsync();
        await _screen.Page.Locator(".ant-select-item-option").GetByText("如何抄表").ClickAsync();
        await _screen.Button("Add to article").ClickAsync();
        await _screen.SeesAsync("No open questions");
        Assert.That((await _host.Knowledge.GetAsync("chao-biao", "zh"))!.Phrasings, Does.Contain("电动汽车有专门的电价吗"));
    }

    [Test]
    public async Task Import_ACsvFile_ReportsRowByRow()
    {
        await _screen.GoAsync("knowledge");
        await _screen.Button("Import").ClickAsync();
        await _screen.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload
        {
            Name = "more.csv", MimeType = "text/csv", Buffer = "article,question\nnew-one,what is new\n,nothing\n"u8.ToArray(),
        });
        await _screen.SeesAsync("new-one,what is new");
        await _screen.Page.Locator(".ant-modal-footer .ant-btn-primary").ClickAsync();
        await _screen.SeesAsync("1 rows rejected");
        await _screen.SeesAsync("Article: Please fill this in");
    }
}
