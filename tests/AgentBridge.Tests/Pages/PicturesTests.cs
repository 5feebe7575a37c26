using CallCenter.AgentBridge.Tests.Fakes;

namespace CallCenter.AgentBridge.Tests.Pages;

/// <summary>Every page in both languages at both sizes: it shows its content, complains of nothing, shuts nobody out and nothing sticks out sideways.</summary>
[NonParallelizable]
internal sealed class PicturesTests
{
    private static readonly CallId Call = CallId.New();
    private BridgeHost _host = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _host = await BridgeHost.StartAsync();
        var now = DateTimeOffset.UtcNow;
        foreach (var customer in Samples.Customers)
        {
            _host.ServiceDesk.Put(customer);
        }

        _host.ServiceDesk.Put(Samples.OpenTicket(now));
        _host.ServiceDesk.Note(Samples.Ticket, "anna", "state", "new", "assigned", "The fitter comes on Tuesday.");
        foreach (var article in Samples.Articles(now))
        {
            _host.Knowledge.Put(article);
        }

        _host.Knowledge.Questions[1] = new OpenQuestion(1, "do you have a tariff for electric cars", "en", KnowledgeDecision.Person, 7, now, Call, ["pay-bill"]);
        _host.Knowledge.Questions[2] = new OpenQuestion(2, "电动汽车有专门的电价吗", "zh", KnowledgeDecision.Person, 3, now, Call, []);
        File.WriteAllBytes(Path.Combine(_host.Recordings, "a.wav"), new byte[44]);
        _host.Calls.Calls[Call] = Samples.Call(Call, now.AddMinutes(-12), "a.wav");
        await _host.Callbacks.RequestAsync(new NewCallback("+49301112223", "Otto Ohm", "support", "Wants to change the tariff"));
        _host.Figures.Set(Samples.Figures(now));
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _host.DisposeAsync();

    [TestCase("en", 800)]
    [TestCase("zh", 1280)]
    public async Task EveryPage(string language, int width)
    {
        await using var screen = await Browser.OpenAsync(_host, language, width, 800);
        await screen.Page.GotoAsync("/");
        await screen.Page.Locator("#user").WaitForAsync();
        await screen.PictureAsync($"sign-in-{language}-{width}");

        var user = $"boss-{language}-{width}";
        await _host.AddUserAsync(user, "Ada Admin", Roles.Admin | Roles.Supervisor, language);
        await screen.SignInAsync(user);
        (string Path, string Shows)[] pages =
        [
            ("live", ".chart canvas"), ("wall", ".wall-agent"), ("calls", "tbody tr.clickable"), ($"calls/{Call}", ".events .event"), ("tickets", "tbody tr.clickable"),
            ($"tickets/{Samples.Ticket:N}", ".ticket-detail .ant-timeline"), ("customers", "tbody tr.clickable"), ($"customers/{Samples.Weber:N}", ".ant-drawer form"),
            (language == "en" ? $"knowledge/articles/{Samples.Article:N}" : "knowledge/articles/0197a000000070008000000000000024", ".article-card form"),
            ("knowledge/try", ".narrow"), ("knowledge/questions", ".ant-tabs-content .asked"), ("knowledge/limits", ".trade"), ("agents", "tbody tr.clickable"),
            ("agents/anna", ".ant-drawer form"), ("queues", "tbody tr.clickable"), ("queues/support", ".ant-drawer form"), ("health", ".health-part"),
        ];
        var barriers = new List<string>();
        foreach (var (path, shows) in pages)
        {
            await screen.GoAsync(path);
            await screen.Page.Locator(shows).First.WaitForAsync();
            await screen.PictureAsync($"{path.Split('/')[0]}{(path.Contains('/') ? "-" + path.Split('/')[1][..3] : "")}-{language}-{width}");
            await NothingSticksOutAsync(screen, path);
            barriers.AddRange((await screen.BarriersAsync()).Select(b => $"{path}: {b}"));
        }

        Assert.That(barriers, Is.Empty);
        Assert.That(screen.Errors, Is.Empty);
    }

    [TestCase("en", 1280)]
    [TestCase("zh", 1280)]
    [TestCase("en", 2560)]
    [TestCase("zh", 800)]
    [TestCase("en", 390)]
    public async Task Desk(string language, int width)
    {
        var user = $"agent-{language}-{width}";
        await _host.AddUserAsync(user, "Anna Agent", Roles.Agent, language);
        await using var screen = await Browser.OpenAsync(_host, language, width, width <= 1280 ? 800 : 1080);
        await screen.SignInAsync(user);
        await screen.Page.Locator(".desk .ant-table").First.WaitForAsync();
        await screen.PictureAsync($"desk-idle-{language}-{width}");

        await _host.Desk.SetStateAsync(user, AgentState.Ready, null, user);
        var pop = await _host.Desk.OfferAsync(user, lease => Samples.Pop(lease, DateTimeOffset.UtcNow));
        await screen.Page.Locator(".call-bar.offered").WaitForAsync();
        await screen.PictureAsync($"desk-pop-{language}-{width}");
        await NothingSticksOutAsync(screen, "desk");

        await _host.Desk.AcceptAsync(user, pop.Lease);
        await screen.Page.Locator(".call-bar.onCall").WaitForAsync();
        await screen.PictureAsync($"desk-call-{language}-{width}");
        await NothingSticksOutAsync(screen, "desk");
        await _host.Desk.HangUpAsync(user);
        await screen.Page.Locator(".wrap-up").WaitForAsync();
        await screen.PictureAsync($"desk-wrapup-{language}-{width}");
        Assert.That(screen.Errors, Is.Empty);
    }

    private static async Task NothingSticksOutAsync(Screen screen, string path)
    {
        var excess = await screen.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.That(excess, Is.LessThanOrEqualTo(0), $"{path} is wider than the screen");
    }
}
