using CallCenter.AgentBridge.Tests.Fakes;
using Microsoft.Playwright;

namespace CallCenter.AgentBridge.Tests.Pages;

[Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class DeskPageTests
{
    private BridgeHost _host = null!;
    private Screen _screen = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _host = await BridgeHost.StartAsync();
        _host.ServiceDesk.Put(Samples.OpenTicket(DateTimeOffset.UtcNow));
        foreach (var customer in Samples.Customers)
        {
            _host.ServiceDesk.Put(customer);
        }

        foreach (var article in Samples.Articles(DateTimeOffset.UtcNow))
        {
            _host.Knowledge.Put(article);
        }

        _screen = await Browser.OpenAsync(_host);
        await _screen.SignInAsync("anna");
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _screen.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Test]
    public async Task ParkedCaller_IsPickedUpFromAnyPage_WithACallAtHandToo()
    {
        await _screen.Button("Ready").ClickAsync();
        await WaitForStateAsync(AgentState.Ready);
        var pop = await _host.Desk.OfferAsync("anna", lease => Samples.Pop(lease, DateTimeOffset.UtcNow));
        await _host.Desk.AcceptAsync("anna", pop.Lease);
        await _screen.GoAsync("tickets");
        var now = DateTimeOffset.UtcNow;
        _host.Desk.Park(new ParkedCall(7, CallId.New(), "support", "+4930555009", "Paula Parked", "ben", now, now.AddMinutes(2)));
        await _screen.SeesAsync("Paula Parked");
        await _screen.Button("Pick up").ClickAsync();
        await Until.TrueAsync(() => _host.Desk.Commands.Contains("pickUp 7 anna"));
        Assert.That(await _screen.BarriersAsync(), Is.Empty);
    }

    [Test]
    public async Task WholeCall_PopAcceptHoldHangUpWrapUp()
    {
        await _screen.Button("Ready").ClickAsync();
        await WaitForStateAsync(AgentState.Ready);
        var pop = await _host.Desk.OfferAsync("anna", lease => Samples.Pop(lease, DateTimeOffset.UtcNow) with
        {
            Ticket = Samples.OpenTicket(DateTimeOffset.UtcNow),
            Profiles =
            [
                new CallerProfile(Samples.Weber, [new RepeatedSubject("Bill too high", 3, 2, 30)], [new HintText("Offer the green tariff", "推荐绿色电价")],
                    [new PastContact(DateTimeOffset.UtcNow.AddDays(-3), TicketSource.Email, CallDirection.Inbound, "ben", "Wants an invoice", Samples.Ticket, null)]),
            ],
        });

        await _screen.SeesAsync("Maria Weber");
        await _screen.SeesAsync("Repeated complaint: “Bill too high”, 3 times within 30 days");
        await _screen.SeesAsync("Offer the green tariff");
        await _screen.SeesAsync("Wants an invoice");
        await _screen.SeesAsync("where is the number of my meter");
        await _screen.SeesAsync("spoken to the caller");
        await _screen.SeesAsync("You find the number on the front of the meter");
        await _screen.SeesAsync("Pressed the key for agent");
        await _screen.SeesAsync("T-000042");
        Assert.That(await _screen.Page.TitleAsync(), Is.EqualTo("● +49301234567"));

        await _screen.Button("Accept").ClickAsync();
        await WaitForStateAsync(AgentState.OnCall);
        Assert.That(_host.Desk.Commands, Does.Contain($"accept anna {pop.Lease}"));

        await _screen.Page.GetByText("Jonas Weber").ClickAsync();
        await _screen.SeesAsync("Ticket linked to Jonas Weber");
        Assert.That((await _host.ServiceDesk.GetTicketAsync(Samples.Ticket))!.CustomerId, Is.EqualTo(Samples.WeberTwo));

        await _screen.Button("Hold").ClickAsync();
        await _screen.SeesAsync("On hold");
        await _screen.Button("Resume").ClickAsync();
        await _screen.Button("Hang up").ClickAsync();
        await WaitForStateAsync(AgentState.WrapUp);

        await _screen.Page.Locator("#disposition").ClickAsync();
        await _screen.Page.GetByTitle("Solved").ClickAsync();
        await _screen.Page.Locator("#note").FillAsync("told him where it is");
        await _screen.Button("Complete").ClickAsync();
        await WaitForStateAsync(AgentState.Ready);
        Assert.That(_host.Desk.Commands, Does.Contain("wrapUp anna solved told him where it is"));
        Assert.That(_screen.Errors, Is.Empty);
    }

    [Test]
    public async Task Consultation_ByButtons_ShowsWhoHearsWhom()
    {
        await OnCallAsync();
        await _screen.Button("Transfer").ClickAsync();
        await _screen.Page.GetByText("To a number").ClickAsync();
        await _screen.Page.Locator("#number").FillAsync("+49301112223");
        await _screen.Button("Speak first").ClickAsync();
        await _screen.SeesAsync("talking to the agent only");
        await _screen.Button("Swap").ClickAsync();
        await Until.TrueAsync(() => _host.Desk.Commands.Contains("swap anna"));
        await _screen.Button("Conference").ClickAsync();
        await _screen.Button("Mute").ClickAsync();
        await _screen.Button("Unmute").WaitForAsync();
        await _screen.Button("Keypad").ClickAsync();
        await _screen.Page.Keyboard.PressAsync("5");
        await Until.TrueAsync(() => _host.Desk.Commands.Contains("keys 5 anna"));
        await _screen.Page.Keyboard.PressAsync("Escape");
        await _screen.Button("Pause recording").ClickAsync();
        await _screen.Button("Record again").WaitForAsync();
        await _screen.Button("Leave the others").ClickAsync();
        await WaitForStateAsync(AgentState.WrapUp);
        Assert.That(_screen.Errors, Is.Empty);
    }

    [Test]
    public async Task Offer_OnAnotherPage_BringsTheAgentToTheDesk()
    {
        await _screen.GoAsync("customers");
        await _screen.SeesAsync("Maria Weber");
        await _host.Desk.SetStateAsync("anna", AgentState.Ready, null, "anna");
        await _host.Desk.OfferAsync("anna", lease => Samples.Pop(lease, DateTimeOffset.UtcNow));
        await _screen.Button("Accept").WaitForAsync();
    }

    [Test]
    public async Task Offer_WhileSomethingIsWritten_LeavesPageTextAndKeyboardAlone()
    {
        await _screen.GoAsync("tickets");
        await _screen.Button("New ticket").ClickAsync();
        await _screen.Page.Locator("#subject").PressSequentiallyAsync("half a");
        await _host.Desk.SetStateAsync("anna", AgentState.Ready, null, "anna");
        await _host.Desk.OfferAsync("anna", lease => Samples.Pop(lease, DateTimeOffset.UtcNow));
        await _screen.Page.Locator(".call-bar.offered").WaitForAsync();

        await _screen.Page.Keyboard.TypeAsync(" subject ");

        Assert.That(await _screen.Page.Locator("#subject").InputValueAsync(), Is.EqualTo("half a subject "));
        Assert.That(_screen.Page.Url, Does.Contain("#/tickets"));
        Assert.That(_host.Desk.View("anna")!.State, Is.EqualTo(AgentState.Offered));
    }

    [Test]
    public async Task Note_DuringTheCall_SurvivesOtherPagesAReloadAndIsCompletedAfterIt()
    {
        await OnCallAsync();
        await _screen.Page.Locator("#note").FillAsync("wants a refund");
        await Until.TrueAsync(async () => (await _host.Desk.DraftAsync("anna"))?.Note == "wants a refund");
        await _screen.GoAsync("tickets");
        await _screen.Button("To my desk").ClickAsync();
        await Assertions.Expect(_screen.Page.Locator("#note")).ToHaveValueAsync("wants a refund");
        await _screen.Page.ReloadAsync();
        await Assertions.Expect(_screen.Page.Locator("#note")).ToHaveValueAsync("wants a refund");

        await _screen.Button("Hang up").ClickAsync();
        await WaitForStateAsync(AgentState.WrapUp);
        await _screen.Button("More time").ClickAsync();
        await Until.TrueAsync(() => _host.Desk.Commands.Contains("moreTime anna"));
        await _screen.Page.Locator("#disposition").ClickAsync();
        await _screen.Page.GetByTitle("Solved").ClickAsync();
        await _screen.Button("Complete").ClickAsync();
        await WaitForStateAsync(AgentState.Ready);
        Assert.That(_host.Desk.Commands, Does.Contain("wrapUp anna solved wants a refund"));
        Assert.That(_screen.Errors, Is.Empty);
    }

    [Test]
    public async Task Note_WrittenWhileItRings_SurvivesAReloadAndIsKeptOnceTheCallIsTaken()
    {
        await _host.Desk.SetStateAsync("anna", AgentState.Ready, null, "anna");
        var pop = await _host.Desk.OfferAsync("anna", lease => Samples.Pop(lease, DateTimeOffset.UtcNow));
        await _screen.Page.Locator("#note").FillAsync("called yesterday too");
        await _screen.Page.ReloadAsync();
        await Assertions.Expect(_screen.Page.Locator("#note")).ToHaveValueAsync("called yesterday too");
        Assert.That(await _host.Desk.DraftAsync("anna"), Is.Null);

        await _host.Desk.AcceptAsync("anna", pop.Lease);
        await Until.TrueAsync(async () => (await _host.Desk.DraftAsync("anna"))?.Note == "called yesterday too");
    }

    [Test]
    public async Task CampaignsCall_ShowsThePersonWhoWasCalled_NotOurOwnNumber()
    {
        const string ours = "+49309990000";
        await _host.Desk.SetStateAsync("anna", AgentState.Ready, null, "anna");
        var before = await _host.Desk.OfferAsync("anna", lease => Outbound(lease, "+49305550041"));
        await _host.Desk.AcceptAsync("anna", before.Lease);
        await _host.Desk.HangUpAsync("anna");
        await _host.Desk.CompleteWrapUpAsync("anna", "solved", null);
        var pop = await _host.Desk.OfferAsync("anna", lease => Outbound(lease, "+49305550042"));
        await _host.Desk.AcceptAsync("anna", pop.Lease);
        await _screen.Button("Hang up").WaitForAsync();

        await Assertions.Expect(_screen.Page.Locator(".call-who")).ToContainTextAsync("+49305550042");
        await Assertions.Expect(_screen.Page.Locator(".pop-tabs")).ToContainTextAsync("+49305550042");
        await Assertions.Expect(_screen.Page.Locator(".pop-tabs")).ToContainTextAsync("+49305550041");
        await _screen.Button("Hang up").ClickAsync();
        await WaitForStateAsync(AgentState.WrapUp);
        await _screen.Button("Call back later").ClickAsync();
        await Assertions.Expect(_screen.Page.Locator(".ant-modal #number")).ToHaveValueAsync("+49305550042");
        Assert.That(await _screen.Page.GetByText(ours).CountAsync(), Is.Zero);

        static ScreenPop Outbound(long lease, string number) => Samples.Pop(lease, DateTimeOffset.UtcNow) with
        {
            From = ours, To = number, Number = number, Customers = [], CallerName = null, Ticket = null,
        };
    }

    [Test]
    public async Task Accepted_ThePhoneIsToBePickedUp()
    {
        await _host.Desk.SetStateAsync("anna", AgentState.Ready, null, "anna");
        await _host.Desk.OfferAsync("anna", lease => Samples.Pop(lease, DateTimeOffset.UtcNow));
        _host.Desk.Set(_host.Desk.View("anna")! with { Accepted = true });
        await _screen.SeesAsync("Accepted: pick up your phone");
        await Assertions.Expect(_screen.Button("Accept")).ToBeHiddenAsync();
    }

    [Test]
    public async Task Transfer_ThatFails_SaysWhyAndTheCallerIsBack()
    {
        await OnCallAsync();
        var view = _host.Desk.View("anna")!;
        var transfer = new TransferView("+49309999", DateTimeOffset.UtcNow);
        _host.Desk.Set(view with { Held = true, HeldSince = DateTimeOffset.UtcNow, Transfer = transfer });
        await _screen.SeesAsync("Calling +49309999 …");
        await _screen.Button("Take back").WaitForAsync();
        _host.Desk.Set(view with { Transfer = transfer with { Failed = EndReason.UnknownTrunk } });
        await _screen.SeesAsync("+49309999 was not reached: no trunk carries this number. The caller is yours again.");
        await _screen.Button("Hold").WaitForAsync();
    }

    [Test]
    public async Task UnknownCaller_BecomesACustomerFromThePop()
    {
        var ticket = _host.ServiceDesk.Put(Samples.OpenTicket(DateTimeOffset.UtcNow) with { CustomerId = null });
        await _host.Desk.SetStateAsync("anna", AgentState.Ready, null, "anna");
        await _host.Desk.OfferAsync("anna", lease => Samples.Pop(lease, DateTimeOffset.UtcNow) with
        {
            From = "+49305550001", Number = "+49305550001", Customers = [], CallerName = null, Ticket = ticket,
        });
        await _screen.SeesAsync("No customer has this number.");
        await _screen.Button("New customer").ClickAsync();
        await _screen.Page.Locator("#name").FillAsync("Nora Neu");
        await _screen.Button("Save").ClickAsync();
        await _screen.SeesAsync("Ticket linked to Nora Neu");
        var made = (await _host.ServiceDesk.FindCustomersAsync("+49305550001")).Single();
        Assert.That((await _host.ServiceDesk.GetTicketAsync(Samples.Ticket))!.CustomerId, Is.EqualTo(made.Id));
    }

    [Test]
    public async Task Offer_ThePageConfirmsIt()
    {
        await using var host = await BridgeHost.StartAsync(pageShare: TimeSpan.FromHours(1));
        await using var screen = await Browser.OpenAsync(host);
        await screen.SignInAsync("anna");
        await host.Desk.OfferAsync("anna", lease => Samples.Pop(lease, DateTimeOffset.UtcNow)).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.That(await screen.Button("Accept").IsVisibleAsync(), "it is on the screen before it is confirmed");
    }

    [Test]
    public async Task Transfer_ToAQueue()
    {
        await OnCallAsync();
        await _screen.Button("Transfer").ClickAsync();
        await _screen.Page.Locator("#queue").ClickAsync();
        await _screen.Page.Locator(".ant-select-item-option").First.ClickAsync();
        await _screen.Page.Locator(".ant-modal-footer .ant-btn-primary").ClickAsync();
        await WaitForStateAsync(AgentState.WrapUp);
        Assert.That(_host.Desk.Commands, Does.Contain("transferToQueue billing anna"));
    }

    [Test]
    public async Task Transfer_ToANumberThatCannotBe_SaysWhyInThePagesWords()
    {
        await OnCallAsync();
        await _screen.Button("Transfer").ClickAsync();
        await _screen.Page.GetByText("To a number").ClickAsync();
        await _screen.Page.Locator("#number").FillAsync("wrong");
        await _screen.Page.Locator(".ant-modal-footer .ant-btn-primary").ClickAsync();
        await _screen.SeesAsync("That number cannot be dialed. Check it.");
        Assert.That(await _screen.Page.Locator("#number").InputValueAsync(), Is.EqualTo("wrong"), "what was typed is not lost");
    }

    [Test]
    public async Task Reload_DuringACall_TheCallIsStillThere()
    {
        await OnCallAsync();
        await _screen.Page.ReloadAsync();
        await _screen.Button("Hang up").WaitForAsync();
        await _screen.SeesAsync("2 customers have this number. Ask and choose.");
        await _screen.SeesAsync("where is the number of my meter");
    }

    [Test]
    public async Task IdleDesk_ShowsOwnOpenWork()
    {
        await _screen.SeesAsync("Bill is higher than last year");
        await _host.Callbacks.RequestAsync(new NewCallback("+49301112224", "Ines Iber", "sales", "Of a queue that others serve"));
        await _host.Callbacks.RequestAsync(new NewCallback("+49301112223", "Otto Ohm", null, "Wants a new tariff"));
        await _screen.SeesAsync("Wants a new tariff");
        Assert.That(await _screen.Page.GetByText("Ines Iber").CountAsync(), Is.Zero, "not this agent's queue");
        await _screen.Button("Take").ClickAsync();
        await _screen.Button("Call +49301112223").ClickAsync();
        await Until.TrueAsync(() => _host.Desk.Commands.Any(command => command.StartsWith("dial +49301112223", StringComparison.Ordinal)));
        await _screen.Button("Done").ClickAsync();
        await _screen.Page.GetByText("Not reached").ClickAsync();
        await _screen.Button("Save").ClickAsync();
        await _screen.SeesAsync("Nobody is waiting for a callback.");
        var done = (await _host.Callbacks.ListAsync(new CallbackQuery(CallbackState.Done))).Single();
        Assert.That((done.Number, done.Result), Is.EqualTo(("+49301112223", CallbackEnd.NotReached)));
    }

    [Test]
    public async Task NoPhone_IsSaid()
    {
        _host.Desk.Set(_host.Desk.View("anna")! with { PhoneRegistered = false });
        await _screen.SeesAsync("No phone");
    }

    [Test]
    public async Task KeyboardAlone_GoesReadyAndAccepts()
    {
        await _screen.Button("Ready").FocusAsync();
        await _screen.Page.Keyboard.PressAsync("Enter");
        await WaitForStateAsync(AgentState.Ready);
        await _host.Desk.OfferAsync("anna", lease => Samples.Pop(lease, DateTimeOffset.UtcNow));
        await _screen.Button("Accept").WaitForAsync();
        await _screen.Page.Keyboard.PressAsync("F2");
        await _screen.Page.Keyboard.PressAsync("Enter");
        await _screen.Page.Keyboard.PressAsync("Space");
        Assert.That(_host.Desk.View("anna")!.State, Is.EqualTo(AgentState.Offered), "neither key accepts by accident");
        await _screen.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(_screen.Button("Accept")).ToBeFocusedAsync();
        await _screen.Page.Keyboard.PressAsync("Enter");
        await WaitForStateAsync(AgentState.OnCall);

        await Assertions.Expect(_screen.Button("Hold")).ToBeEnabledAsync();
        var note = _screen.Page.Locator(".wrap-up textarea");
        await note.WaitForAsync();
        await _screen.Page.Keyboard.PressAsync("o");
        await Assertions.Expect(note).ToBeFocusedAsync();
        await _screen.Page.Keyboard.TypeAsync("the h?");
        Assert.That(_host.Desk.View("anna")!.Held, Is.False, "a letter in the note is a letter");
        await _screen.Page.EvaluateAsync("document.activeElement.blur()");
        await _screen.Page.Keyboard.PressAsync("h");
        await _screen.SeesAsync("Resume");
        Assert.That(_host.Desk.View("anna")!.Held);
        await _screen.Page.Keyboard.PressAsync("?");
        await _screen.SeesAsync("They act anywhere but in a field or a dialog.");
        await _screen.Page.Keyboard.PressAsync("Escape");
    }

    private async Task OnCallAsync()
    {
        await _host.Desk.SetStateAsync("anna", AgentState.Ready, null, "anna");
        var pop = await _host.Desk.OfferAsync("anna", lease => Samples.Pop(lease, DateTimeOffset.UtcNow));
        await _host.Desk.AcceptAsync("anna", pop.Lease);
        await _screen.Button("Hang up").WaitForAsync();
    }

    /// <summary>The page shows the state, which it knows from the desk alone.</summary>
    private async Task WaitForStateAsync(AgentState state)
    {
        var dot = char.ToLowerInvariant(state.ToString()[0]) + state.ToString()[1..];
        await _screen.Page.Locator($".state-bar .dot.{dot}").WaitForAsync();
        Assert.That(_host.Desk.View("anna")!.State, Is.EqualTo(state));
    }
}
