using System.Text.RegularExpressions;
using CallCenter.AgentBridge.Tests.Fakes;
using Microsoft.Playwright;

namespace CallCenter.AgentBridge.Tests.Pages;

/// <summary>
/// Everything that opens over a page, by the keyboard alone: it has the focus, a dialog keeps it, Escape closes, and the focus is back where it was.
/// </summary>
internal sealed class OverlayTests
{
    private const string Modal = ".ant-modal";
    private const string Drawer = ".ant-drawer-open";
    private const string Popover = ".ant-popover:not(.ant-popover-hidden)";
    private const string Menu = ".ant-dropdown:not(.ant-dropdown-hidden)";
    private BridgeHost _host = null!;
    private Screen _screen = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _host = await SampleCompany.OpenAsync();
        _screen = await Browser.OpenAsync(_host);
        await _screen.SignInAsync("admin");
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _screen.DisposeAsync();
        await _host.DisposeAsync();
    }

    [TestCase("tickets", "New ticket", Modal)]
    [TestCase("knowledge", "Import", Modal)]
    [TestCase("donotcall", "Add a number", Modal)]
    [TestCase("tickets", "T-000042", Drawer)]
    [TestCase("customers", "Maria Weber", Drawer)]
    [TestCase("customers", "Offers", Drawer)]
    [TestCase("callbacks", "+49301112223", Drawer)]
    [TestCase("agents", "anna", Drawer)]
    [TestCase("queues", "Customer support", Drawer)]
    [TestCase("trunks", "carrier", Drawer)]
    [TestCase("mail/templates", "solved", Drawer)]
    [TestCase("campaigns/0197a000-0000-7000-8000-000000000031/leads", "+4930555001", Drawer)]
    public async Task Dialog_HasTheKeyboard_KeepsIt_AndGivesItBack(string path, string opener, string overlay)
    {
        await OpenAsync(path, opener, overlay);
        for (var i = 0; i < 40; i++)
        {
            await _screen.Page.Keyboard.PressAsync(i % 8 == 7 ? "Shift+Tab" : "Tab");
            Assert.That(await IsInsideAsync($"{overlay}, .ant-select-dropdown, .ant-picker-dropdown"), $"Tab {i + 1} leads out, to {await FocusedAsync()}");
        }

        await CloseAsync(opener, overlay);
    }

    [TestCase("reports", "Save report", Popover)]
    [TestCase("donotcall", "Remove", Popover)]
    [TestCase("live", "Ada Admin", Menu)]
    public async Task Popup_HasTheKeyboard_AndGivesItBack(string path, string opener, string overlay)
    {
        await OpenAsync(path, opener, overlay);
        await CloseAsync(opener, overlay);
    }

    [Test]
    public async Task UnsavedChanges_AreAskedFor_WhateverTheyStandIn()
    {
        await OpenAsync("mail/templates", "solved", Drawer);
        await _screen.Page.Locator("#body").FillAsync("Half a letter");
        await _screen.Page.Keyboard.PressAsync("Escape");
        await _screen.Button("Go on editing").ClickAsync();
        Assert.That(await _screen.Page.Locator("#body").InputValueAsync(), Is.EqualTo("Half a letter"));
        await _screen.Page.Keyboard.PressAsync("Escape");
        await _screen.Button("Discard changes").ClickAsync();
        await Assertions.Expect(_screen.Page.Locator(Drawer)).ToHaveCountAsync(0);

        await OpenAsync("tickets", "New ticket", Modal);
        await Assertions.Expect(_screen.Page.Locator("#subject")).ToBeFocusedAsync();
        await _screen.Page.Locator("#subject").FillAsync("Half a ticket");
        await _screen.Page.Keyboard.PressAsync("Escape");
        await _screen.Button("Discard changes").ClickAsync();
        await Assertions.Expect(_screen.Page.Locator($"{Modal}:visible")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task InACall_TabGoesRoundTheDialogAndTheCallsKeys()
    {
        await _host.AddUserAsync("ina", "Ina", Roles.Agent);
        await using var screen = await Browser.OpenAsync(_host);
        await screen.SignInAsync("ina");
        await _host.Desk.SetStateAsync("ina", AgentState.Ready, null, "ina");
        var pop = await _host.Desk.OfferAsync("ina", lease => Samples.Pop(lease, DateTimeOffset.UtcNow));
        await _host.Desk.AcceptAsync("ina", pop.Lease);
        await Assertions.Expect(screen.Button("Transfer")).ToBeEnabledAsync();
        await screen.Button("Transfer").FocusAsync();
        await screen.Page.Keyboard.PressAsync("Enter");
        await screen.Page.Locator(Modal).WaitForAsync();
        var places = new HashSet<string>();
        for (var i = 0; i < 40; i++)
        {
            await screen.Page.Keyboard.PressAsync("Tab");
            places.Add(await screen.Page.EvaluateAsync<string>("() => ['.ant-modal', '.call-bar'].find((box) => document.activeElement.closest(box)) ?? document.activeElement.outerHTML"));
        }

        Assert.That(places, Is.EquivalentTo(new[] { ".ant-modal", ".call-bar" }));
        await screen.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(screen.Button("Transfer")).ToBeFocusedAsync();
    }

    [Test]
    public async Task Ring_ThatNoQueueOffers_TakesNoKeyboardFromWhoWrites()
    {
        await _host.AddUserAsync("rita", "Rita", Roles.Agent);
        await _host.Users.ChangeAsync("rita", rita => rita with { Telephone = AgentTelephone.Browser });
        await using var screen = await Browser.OpenAsync(_host);
        await screen.SignInAsync("rita");
        await screen.GoAsync("tickets");
        await screen.Button("New ticket").ClickAsync();
        await screen.Page.Locator("#subject").PressSequentiallyAsync("half a");
        await Until.TrueAsync(() => _host.PagePhones.Find("rita") is not null);
        _host.PagePhones.Ring("rita", new PageRing(CallId.New(), "+49305550007", "Ben"));
        await screen.SeesAsync("Ben is calling");
        await screen.Page.Keyboard.TypeAsync(" subject ");
        Assert.That(await screen.Page.Locator("#subject").InputValueAsync(), Is.EqualTo("half a subject "));
        await screen.Page.Locator(".call-bar").GetByText("Reject").ClickAsync();
        await Until.TrueAsync(() => _host.PagePhones.Said.Contains("rita declines"));
    }

    /// <summary>Presses what opens it, by the keyboard.</summary>
    private async Task OpenAsync(string path, string opener, string overlay)
    {
        await _screen.GoAsync(path);
        var element = Opener(opener);
        await element.FocusAsync();
        await _screen.Page.Keyboard.PressAsync("Enter");
        await _screen.Page.Locator(overlay).First.WaitForAsync();
        await Until.TrueAsync(() => IsInsideAsync(overlay));
    }

    private async Task CloseAsync(string opener, string overlay)
    {
        await _screen.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(_screen.Page.Locator($"{overlay}:visible")).ToHaveCountAsync(0);
        await Assertions.Expect(Opener(opener)).ToBeFocusedAsync();
    }

    private ILocator Opener(string name) =>
        _screen.Page.Locator("main, .content, header").Locator("a, button").Filter(new LocatorFilterOptions { HasTextRegex = new Regex($"^\\s*{Regex.Escape(name)}\\s*$") }).First;

    private Task<bool> IsInsideAsync(string overlay) =>
        _screen.Page.EvaluateAsync<bool>("(overlay) => document.activeElement.closest(overlay) !== null", overlay);

    private Task<string> FocusedAsync() => _screen.Page.EvaluateAsync<string>("() => document.activeElement.outerHTML.slice(0, 160)");
}
