using CallCenter.EndToEnd.Tests.Peers;
using Microsoft.Playwright;

namespace CallCenter.EndToEnd.Tests.Walk;

/// <summary>
/// Every page as agent, supervisor and administrator, with real telephones behind it, in both languages at both sizes. Takes minutes and leaves
/// pictures: <c>./test --pages [FOLDER]</c>. With <c>PAGE_PARTS</c> only the parts whose names begin with one of its words, between commas.
/// </summary>
[Explicit("minutes of pictures; the short ways are JourneyTests and the pages' own tests"), Category("PageWalk")]
public sealed class PageWalkTests
{
    private WalkHouse _house = null!;
    private WalkPage _boss = null!;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        _house = await WalkHouse.OpenAsync();
        _boss = await _house.Browser.SignInAsync("admin", ServerProcess.AdminPassword);
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        if (_house is not null)
        {
            TestContext.Out.WriteLine($"pictures: {_house.Browser.Pictures}");
            await _house.DisposeAsync();
        }
    }

    [Test]
    public async Task EveryPage()
    {
        var lists = new ListWalk(_house, _boss);
        await PartAsync("sign-in", StrangerAsync);
        await PartAsync("empty pages", lists.EmptyAsync);
        await _house.FurnishAsync();
        await using var anna = await _house.Browser.SignInAsync("anna", Company.AgentPassword);
        var desk = new DeskWalk(_house, anna);
        await PartAsync("one call", desk.OneCallAsync);
        await PartAsync("losses", desk.LossesAsync);
        await PartAsync("live", new LiveWalk(_house, _boss, anna).WalkAsync);
        await using var dora = await _house.Browser.SignInAsync("dora", Company.AgentPassword);
        var outbound = new OutboundWalk(_house, _boss, dora);
        await PartAsync("the telephone in the page", new PhoneWalk(_house, dora).WalkAsync);
        await PartAsync("do not call", outbound.DoNotCallAsync);
        await PartAsync("campaigns", outbound.CampaignsAsync);
        await PartAsync("callbacks", outbound.CallbacksAsync);
        await PartAsync("reports", new ReportWalk(_boss).WalkAsync);
        await PartAsync("calls", lists.CallsAsync);
        await PartAsync("tickets", lists.TicketsAsync);
        await PartAsync("customers", lists.CustomersAsync);
        await PartAsync("knowledge", lists.KnowledgeAsync);
        await PartAsync("people, queues, health", lists.HouseAsync);
        Assert.That(_house.Browser.Findings, Is.Empty, string.Join('\n', _house.Browser.Findings));
    }

    /// <summary>A part that ends early does not hide what the others find.</summary>
    private async Task PartAsync(string name, Func<Task> part)
    {
        if (Environment.GetEnvironmentVariable("PAGE_PARTS") is { Length: > 0 } wanted && !wanted.Split(',').Any(word => name.StartsWith(word, StringComparison.Ordinal)))
        {
            return;
        }

        TestContext.Progress.WriteLine(name);
        try
        {
            await part();
        }
        catch (Exception e) when (e is TimeoutException or PlaywrightException or AssertionException)
        {
            _house.Browser.Findings.Add($"{name} ended early: {e}");
        }
    }

    private async Task StrangerAsync()
    {
        await using var stranger = await _house.Browser.NewPageAsync();
        await stranger.Page.GotoAsync("/");
        await stranger.Page.Locator("#user").WaitForAsync();
        await stranger.LookAsync("sign-in");
    }
}
