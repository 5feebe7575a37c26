using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.Tests.Fakes;
using CallCenter.CallModel.Mail;
using CallCenter.CallModel.Times;

namespace CallCenter.AgentBridge.Tests.Pages;

/// <summary>A company with something on every page, and the pages' addresses.</summary>
internal static class SampleCompany
{
    private const string ChineseArticle = "0197a000000070008000000000000024";
    private static readonly CallId Call = CallId.New();
    private static readonly Guid Reminder = new("0197a000-0000-7000-8000-000000000032");
    private static readonly Guid Spring = new("0197a000-0000-7000-8000-000000000031");

    public static async Task<BridgeHost> OpenAsync()
    {
        var host = await BridgeHost.StartAsync(webCalls: new WebCallRules(["https://shop.example"], [], null, 6) { CallbackQueue = "support" });
        var now = DateTimeOffset.UtcNow;
        foreach (var customer in Samples.Customers)
        {
            host.ServiceDesk.Put(customer);
        }

        host.ServiceDesk.Put(Samples.OpenTicket(now));
        host.ServiceDesk.Note(Samples.Ticket, "anna", "state", "new", "assigned", "The fitter comes on Tuesday.");
        foreach (var article in Samples.Articles(now))
        {
            host.Knowledge.Put(article);
        }

        host.Knowledge.Questions[1] = new OpenQuestion(1, "do you have a tariff for electric cars", "en", KnowledgeDecision.Person, 7, now, Call, ["pay-bill"]);
        host.Knowledge.Questions[2] = new OpenQuestion(2, "电动汽车有专门的电价吗", "zh", KnowledgeDecision.Person, 3, now, Call, []);
        File.WriteAllBytes(Path.Combine(host.Recordings, "a.wav"), StereoWav.TwoSeconds());
        host.Calls.Calls[Call] = Samples.Call(Call, now.AddMinutes(-12), "a.wav");
        await host.Callbacks.RequestAsync(new NewCallback("+49301112223", "Otto Ohm", "support", "Wants to change the tariff"));
        host.Figures.Set(Samples.Figures(now));
        host.Reports.Staffing = [new QueueStaffing("support", 142, 187, 95, 8, 0.85, 10, 0.66, 0.77, 0.52)];
        host.Reports.Table = SampleReports.Week;
        host.Reports.Deviations = [SampleReports.Missed()];
        await host.Reports.SetAsync([new QueueTarget("support", TargetFigure.ServiceLevel, ReportGrouping.Day, 0.8)]);
        await DialAsync(host);
        Write(host);
        await host.Queues.UpdateAsync((await host.Queues.GetAsync("support"))! with { DisplayName = "Customer support", Rules = Rules, Version = 2 });
        await host.Trunks.AddAsync(new TrunkSettings("carrier") { Addresses = ["198.51.100.0/24"], Host = "sip.carrier.example", User = "acc", Register = true });
        return host;
    }

    /// <summary>Every page, each with what shows that it is there.</summary>
    /// <param name="language">"en" or "zh".</param>
    public static IEnumerable<Place> Places(string language) =>
    [
        new("live", "main:has(.chart canvas) .scrolls tbody tr"), new("wall", ".wall-agent"),
        new("reports?range=lastWeek&group=queue", ".report-picture canvas"), new("reports?name=targets", ".target-row"), new("reports?name=whatIf", ".report-questions"),
        new("calls", "tbody tr.clickable"), new($"calls/{Call}", ".events .event"),
        new("tickets", "tbody tr.clickable"), new($"tickets/{Samples.Ticket:N}", ".ticket-detail .ant-timeline"),
        new("customers", "tbody tr.clickable"), new($"customers/{Samples.Weber:N}", ".ant-drawer form"),
        new($"knowledge/articles/{(language == "en" ? $"{Samples.Article:N}" : ChineseArticle)}", ".article-card form"), new("knowledge/try", ".narrow"),
        new("knowledge/questions", ".ant-tabs-content .asked"), new("knowledge/limits", ".trade"),
        new("callbacks", "tbody tr.clickable"), new("callbacks/+", ".ant-drawer form"),
        new("campaigns", "tbody tr.clickable"), new("campaigns/+", ".ant-drawer form"), new($"campaigns/{Spring}", ".totals"),
        new($"campaigns/{Spring}/leads", "tbody tr"), new($"campaigns/{Spring}/outcomes", "tbody tr"), new($"campaigns/{Spring}/settings", ".narrow form"),
        new("donotcall", "tbody tr .ant-btn"), new("mail", ".tab-head"), new("mail/templates", "tbody tr"), new("mail/rules", ".tab-head"),
        new("mail/circulars", "tbody tr.clickable"), new($"mail/circulars/{Reminder}", "tbody tr.clickable"), new("mail/optouts", "tbody tr .ant-btn"), new("probes", ".ant-card"),
        new("agents", "tbody tr.clickable"), new("agents/anna", ".ant-drawer form"),
        new("queues", "tbody tr.clickable"), new("queues/support", ".ant-drawer form"), new("queues/support", "#rules_classes_0_weight", "routing"),
        new("queues/support", "#rules_hours_open_0_days", "overflow"), new("queues/support", "#rules_announcements_texts_en", "spoken"), new("queues/support", "#rules_company_url", "company"),
        new("trunks", "tbody tr.clickable"), new("trunks/carrier", ".ant-drawer form"), new("health", ".health-part"), new("nowhere", "h1"),
    ];

    private static QueueRules Rules => new()
    {
        Skills = [new SkillRule("en", 5) { Steps = [new SkillStep(60, 2)] }], Groups = [new AgentGroup(["anna", "ben"], 20)],
        Hours = new OpeningTimes("Europe/Berlin", [new OpenSpan("mon-fri", "08:00-18:00")], ["01-01"]),
        Overflow = [new OverflowRule(OverflowCause.Wait, OverflowTarget.Queue, 120, "billing"), new OverflowRule(OverflowCause.Closed, OverflowTarget.Voicemail)],
    };

    private static void Write(BridgeHost host)
    {
        host.Circulars.Circulars[Reminder] = new Circular(Reminder, "Tariff change in spring", "reminder", 60, "sam", DateTimeOffset.UtcNow, CircularState.Paused);
        host.Circulars.People[Reminder] =
        [
            new CircularLetter(new CircularRecipient(Guid.NewGuid(), "weber@example.org", "Weber", Text: "your new tariff begins on 1 March"), CircularLetterState.Sent, DateTimeOffset.UtcNow),
            new CircularLetter(new CircularRecipient(Guid.NewGuid(), "wang@example.org", "王芳", Language: "zh"), CircularLetterState.GivenUp, null, "550 no such user"),
        ];
        host.Circulars.OptOuts.Add(new OptOut("otto@example.org", DateTimeOffset.UtcNow, OptOut.Themselves));
    }

    private static async Task DialAsync(BridgeHost host)
    {
        host.Campaigns.Campaigns[Spring] = new Campaign(Spring, "Spring tariff for all customers in the north", "support", PacingMode.Predictive, "neutral",
            CampaignState.Running, DateTimeOffset.UtcNow)
        {
            Seller = "Acme", CallerNumber = "+4930123456", Dispositions = [new CampaignDisposition("sold", "Sold")],
            Script = [new ScriptPage("hello", "Hello {name}") { Fields = [new ScriptField("tariff", "Tariff") { Choices = ["A", "B"] }] }],
        };
        await host.Campaigns.DoNotCallAsync("+4930555009", "sam", "Said so in the call");
    }
}
