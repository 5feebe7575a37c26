using CallCenter.AgentBridge.Tests.Fakes;
using Microsoft.Playwright;

namespace CallCenter.AgentBridge.Tests.Pages;

[NonParallelizable]
internal sealed class LivePageTests
{
    [Test]
    public async Task Change_IsPushedToTheOpenPage()
    {
        await using var host = await BridgeHost.StartAsync();
        host.Figures.Set(Samples.Figures(DateTimeOffset.UtcNow, waiting: 4));
        await using var screen = await Browser.OpenAsync(host);
        await screen.SignInAsync("sam");
        var waiting = screen.Page.Locator(".total b").First;
        await Assertions.Expect(waiting).ToHaveTextAsync("4", new LocatorAssertionsToHaveTextOptions { Timeout = 30_000 });
        host.Figures.Set(Samples.Figures(DateTimeOffset.UtcNow, waiting: 11));
        await Assertions.Expect(waiting).ToHaveTextAsync("11", new LocatorAssertionsToHaveTextOptions { Timeout = 30_000 });
        await screen.SeesAsync("Emma Ek");
        Assert.That(screen.Errors, Is.Empty);
    }

    [Test]
    public async Task NoPushForFiveSeconds_TheFiguresAreMarkedStale_AndFreshOnesClearIt()
    {
        await using var host = await BridgeHost.StartAsync(pushEvery: TimeSpan.FromHours(1));
        host.Figures.Set(Samples.Figures(DateTimeOffset.UtcNow));
        await using var screen = await Browser.OpenAsync(host);
        await screen.SignInAsync("sam");
        await screen.Page.Locator(".totals").WaitForAsync();
        await screen.SeesAsync("No figures for more than five seconds");
        await screen.Page.Locator(".stale .totals").WaitForAsync();
        host.Figures.Set(Samples.Figures(DateTimeOffset.UtcNow));
        await screen.Page.Locator(".stale-mark").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
    }

    [Test]
    public async Task Formula_StandsByTheServiceLevel()
    {
        await using var host = await BridgeHost.StartAsync();
        host.Figures.Set(Samples.Figures(DateTimeOffset.UtcNow));
        await using var screen = await Browser.OpenAsync(host);
        await screen.SignInAsync("sam");
        await screen.Page.Locator("th").GetByText("Service level").HoverAsync();
        await screen.SeesAsync("Answered within the target ÷ (answered + abandoned after the target), today");
    }

    [Test]
    public async Task Supervisor_SetsAnAgentsState()
    {
        await using var host = await BridgeHost.StartAsync();
        await host.Desk.SignInAsync("ben");
        host.Figures.Set(Samples.Figures(DateTimeOffset.UtcNow));
        await using var screen = await Browser.OpenAsync(host);
        await screen.SignInAsync("sam");
        await screen.Button("Set the state of Ben Agent").ClickAsync();
        await screen.Page.GetByRole(AriaRole.Menuitem, new PageGetByRoleOptions { Name = "Not ready · Training" }).ClickAsync();
        await screen.SeesAsync("Ben Agent: Not ready");
        Assert.That(host.Desk.Commands, Does.Contain("setState ben NotReady training by sam"));
    }

    [Test]
    public async Task Wall_FillsTheScreenWithoutMenu()
    {
        await using var host = await BridgeHost.StartAsync();
        host.Figures.Set(Samples.Figures(DateTimeOffset.UtcNow));
        await using var screen = await Browser.OpenAsync(host, width: 2560, height: 1080);
        await screen.SignInAsync("sam");
        await screen.Button("Wall screen").ClickAsync();
        await screen.Page.Locator(".wall-queue").First.WaitForAsync();
        var width = await screen.Page.Locator(".wall").EvaluateAsync<int>("e => e.clientWidth");
        var size = await screen.Page.Locator(".wall-big b").First.EvaluateAsync<string>("e => getComputedStyle(e).fontSize");
        Assert.Multiple(async () =>
        {
            Assert.That(width, Is.GreaterThan(2500));
            Assert.That(double.Parse(size[..^2], System.Globalization.CultureInfo.InvariantCulture), Is.GreaterThan(80));
            Assert.That(await screen.Page.GetByRole(AriaRole.Menuitem).CountAsync(), Is.Zero);
        });
    }
}
