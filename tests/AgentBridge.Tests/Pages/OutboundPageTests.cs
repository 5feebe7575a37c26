using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.Tests.Fakes;
using CallCenter.CallModel.Mail;
using Microsoft.Playwright;

namespace CallCenter.AgentBridge.Tests.Pages;

/// <summary>A lead before it is dialed; letters; callers by script.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class OutboundPageTests
{
    private static readonly Campaign Spring = new(Guid.NewGuid(), "Spring", "support", PacingMode.Preview, "neutral", CampaignState.Running, default)
    {
        Seller = "Acme", CallerNumber = "+4930123456", Script = [new ScriptPage("hello", "Good day {name}, this is Acme")],
    };

    [Test]
    public async Task Lead_IsLookedAt_RefusedByLaw_AndDialed()
    {
        await using var host = await BridgeHost.StartAsync();
        await using var screen = await Browser.OpenAsync(host);
        await screen.SignInAsync("anna");
        host.Campaigns.Show(Preview(), "anna");
        await screen.SeesAsync("Look before dialing: Spring");
        await screen.SeesAsync("Good day Bea, this is Acme");
        await screen.SeesAsync("Paris");
        await screen.PictureAsync("preview");
        Assert.That(await screen.BarriersAsync(), Is.Empty);
        host.Campaigns.Bar = DialBar.DoNotCall;
        await screen.Button("Dial").ClickAsync();
        await screen.SeesAsync("Not dialed: On a do-not-call list");
        await Assertions.Expect(screen.Page.GetByText("Look before dialing: Spring")).ToBeHiddenAsync();

        host.Campaigns.Bar = null;
        host.Campaigns.Show(Preview(), "anna");
        await screen.Button("Dial").ClickAsync();
        await screen.SeesAsync("It rings there.");

        // a callback by this agent at a time
        await screen.Button("New callback").ClickAsync();
        await screen.Page.Locator(".ant-modal #number").FillAsync("+4930777001");
        await screen.Page.Locator(".ant-modal-footer").GetByText("Save", new LocatorGetByTextOptions { Exact = true }).ClickAsync();
        await screen.SeesAsync("Added to the list of callbacks");
        Assert.That((await host.Callbacks.ListAsync(new CallbackQuery())).Single(c => c.Number == "+4930777001").Agent, Is.EqualTo("anna"));
        Assert.That(screen.Errors, Is.Empty);
    }

    [Test]
    public async Task Letters_AndProbes_AreSeenAndTried()
    {
        await using var host = await BridgeHost.StartAsync();
        await using var screen = await Browser.OpenAsync(host);
        await screen.SignInAsync("admin");
        await screen.GoAsync("mail/templates");
        await screen.Page.GetByPlaceholder("Address for a trial").FillAsync("no@example.org");
        await screen.Button("Send a test").ClickAsync();
        await screen.SeesAsync("550 no such user");
        await screen.Page.GetByText("solved").ClickAsync();
        await screen.SeesAsync("Filled in: {name}");
        Assert.That(await screen.BarriersAsync(), Is.Empty);
        await screen.GoAsync("mail/rules");
        await screen.Button("New rule").ClickAsync();
        await screen.Page.Locator("#template").ClickAsync();
        await screen.Page.Locator(".ant-select-item").GetByText("solved").ClickAsync();
        await screen.Button("Save").ClickAsync();
        await Assertions.Expect(screen.Page.Locator(".ant-table-row").GetByText("A ticket is closed")).ToBeVisibleAsync();
        Assert.That(host.Mail.Rules.Single().Template, Is.EqualTo("solved"));

        await screen.GoAsync("probes/+");
        await screen.Page.Locator("#name").FillAsync("The menu");
        await screen.Button("Save").ClickAsync();
        await screen.SeesAsync("Failed");
        await screen.Button("Call now").ClickAsync();
        await screen.SeesAsync("Calling");
        await screen.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "The menu" }).ClickAsync();
        await screen.Page.Locator(".ant-drawer .ant-table-row-expand-icon").First.ClickAsync();
        await screen.SeesAsync("after 0.6 s: welcome to");
        await screen.PictureAsync("probes");
        Assert.That(await screen.BarriersAsync(), Is.Empty);
        Assert.That(screen.Errors, Is.Empty);
    }

    [Test]
    public async Task LettersToMany_AreMade_LookedAt_StartedAndPaused()
    {
        await using var host = await BridgeHost.StartAsync();
        host.Mail.Templates.Add(new MailTemplate("reminder", "en", "A reminder", "Dear {name}"));
        await using var screen = await Browser.OpenAsync(host);
        await screen.SignInAsync("admin");
        await screen.GoAsync("mail/circulars");
        await screen.Button("New bulk letter").ClickAsync();
        await screen.Page.Locator("#name").FillAsync("Spring");
        await screen.Page.Locator("#template").ClickAsync();
        await screen.Page.Locator(".ant-select-item").GetByText("reminder").ClickAsync();
        await screen.Button("Save").ClickAsync();
        await screen.SeesAsync("Nobody on the list");
        await screen.Button("From customers").ClickAsync();
        await screen.Page.Locator(".ant-modal #company").FillAsync("Acme");
        await screen.Page.Locator(".ant-modal-footer").GetByText("Import", new LocatorGetByTextOptions { Exact = true }).ClickAsync();
        await screen.SeesAsync("1 people: 1 taken");
        await screen.Page.Locator(".ant-modal-footer").GetByText("Close", new LocatorGetByTextOptions { Exact = true }).ClickAsync();
        await screen.Button("Look at a letter").ClickAsync();
        await screen.SeesAsync("Dear Weber");
        Assert.That(await screen.BarriersAsync(), Is.Empty);
        await screen.Page.Keyboard.PressAsync("Escape");
        await screen.Button("Start").ClickAsync();
        await screen.SeesAsync("Send 1 letters now?");
        await screen.Page.Locator(".ant-popconfirm").GetByText("Start", new LocatorGetByTextOptions { Exact = true }).ClickAsync();
        await screen.SeesAsync("Going out");
        await screen.Button("Pause").ClickAsync();
        await screen.SeesAsync("Paused");
        Assert.That(host.Circulars.Circulars.Values.Single().State, Is.EqualTo(CircularState.Paused));
        await screen.PictureAsync("circular");
        await screen.GoAsync("mail/optouts");
        await screen.Page.GetByLabel("E-mail").FillAsync("eve@example.org");
        await screen.Button("Wants no bulk letters").ClickAsync();
        await screen.SeesAsync("Admin");
        Assert.That(host.Circulars.OptOuts.Single().Address, Is.EqualTo("eve@example.org"));
        Assert.That(await screen.BarriersAsync(), Is.Empty);
        Assert.That(screen.Errors, Is.Empty);
    }

    [Test]
    public async Task Visitor_AsksToBeCalled()
    {
        await using var host = await BridgeHost.StartAsync(webCalls: new WebCallRules(["https://shop.example"], [], null, 6) { CallbackQueue = "support" });
        await using var screen = await Browser.OpenAsync(host);
        await screen.Page.GotoAsync("/call?lang=zh");
        await screen.Page.GetByLabel("您的电话号码").FillAsync("110");
        await screen.Page.GetByText("请回电").ClickAsync();
        await screen.SeesAsync("无法拨打该号码。");
        await screen.Page.GetByLabel("您的电话号码").FillAsync("030 5550010");
        await screen.Page.GetByText("请回电").ClickAsync();
        await screen.SeesAsync("谢谢，我们会给您回电。");
        var asked = (await host.Callbacks.ListAsync(new CallbackQuery())).Single();
        Assert.That((asked.Number, asked.Queue), Is.EqualTo(("+49305550010", "support")));
        Assert.That(await screen.BarriersAsync(), Is.Empty);
    }

    private static LeadPreview Preview() => new(CallId.New(), "anna", Spring,
        new Lead(Guid.NewGuid(), Spring.Id, "+4930555001", "Bea") { Fields = new Dictionary<string, string> { ["city"] = "Paris" } }, DateTimeOffset.UtcNow.AddSeconds(60));
}
