using CallCenter.AgentBridge.Tests.Fakes;
using Microsoft.Playwright;

namespace CallCenter.AgentBridge.Tests.Pages;

[Parallelizable(ParallelScope.All)]
internal sealed class LivePageTests
{
    [Test]
    public async Task Change_IsPushedToTheOpenPage()
    {
        await using var host = await BridgeHost.StartAsync();
        host.Figures.Set(Samples.Figures(DateTimeOffset.UtcNow, waiting: 4));
        host.Reports.Staffing = [new QueueStaffing("support", 142, 187, 95, 8, 0.85, 10, 0.66, 0.77, 0.52)];
        await using var screen = await Browser.OpenAsync(host);
        await screen.SignInAsync("sam");
        var waiting = screen.Page.Locator(".total b").First;
        await Assertions.Expect(waiting).ToHaveTextAsync("4");
        host.Figures.Set(Samples.Figures(DateTimeOffset.UtcNow, waiting: 11));
        await Assertions.Expect(waiting).ToHaveTextAsync("11");
        await screen.SeesAsync("Emma Ek");
        await screen.SeesAsync("Agents needed now");
        await screen.SeesAsync("target 85%");
        await screen.PictureAsync("live-staffing");
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
    public async Task Supervisor_ListensLeavesWritesAndSeesWhyCallersWait()
    {
        await using var host = await BridgeHost.StartAsync();
        var figures = Samples.Figures(DateTimeOffset.UtcNow);
        var (call, waiting) = (figures.Agents[0].CallId!.Value, CallId.New());
        host.Supervision.Calls.Add(call, "anna");
        host.Supervision.WaitingCalls.Add(new WaitingCall(waiting, "support", 2, 0, DateTimeOffset.UtcNow, "+49309876", "Rosa Roth", null,
            [new AgentVerdict("ben", "Ben Agent", PassedOver.NoSkill)]));
        host.Figures.Set(figures);
        await using var screen = await Browser.OpenAsync(host);
        await screen.SignInAsync("sam");

        await screen.Button("Join the call of Anna Agent").ClickAsync();
        await screen.Page.GetByRole(AriaRole.Menuitem, new PageGetByRoleOptions { Name = "Whisper" }).ClickAsync();
        await screen.SeesAsync("You are in the call of Anna Agent");
        await screen.Page.Locator(".observation-bar").GetByText("Barge in").ClickAsync();
        await Until.TrueAsync(() => host.Supervision.Observations.SingleOrDefault()?.Mode == ObservationMode.BargeIn);
        await screen.Button("Leave").ClickAsync();
        await screen.Page.Locator(".observation-bar").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });

        await screen.Button("Message to Ben Agent").ClickAsync();
        await screen.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Textbox).FillAsync("lunch is at one");
        await screen.Button("Send").ClickAsync();
        await screen.SeesAsync("Sent to Ben Agent");
        Assert.That(host.Journal.Of<AgentMessaged>().Single().Text, Is.EqualTo("lunch is at one"));

        await screen.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "waiting in support: show them" }).ClickAsync();
        await screen.SeesAsync("lacks the skill");
        await screen.Button("To the head of the queue").ClickAsync();
        await screen.SeesAsync("Moved.");
        Assert.That(host.Supervision.Moves, Is.EqualTo(new[] { $"sam {waiting} " }));
        Assert.That(screen.Errors, Is.Empty);
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

    [Test]
    public async Task Wall_EightQueuesAndFortyAgents_AreAllInSight()
    {
        await using var host = await BridgeHost.StartAsync();
        var few = Samples.Figures(DateTimeOffset.UtcNow);
        host.Figures.Set(few with
        {
            Queues = [.. Enumerable.Range(0, 8).Select(n => few.Queues[n % 2] with { Queue = $"queue-{n}" })],
            Agents = [.. Enumerable.Range(0, 40).Select(n => few.Agents[n % 5] with { Agent = $"agent-{n}" })],
        });
        await using var screen = await Browser.OpenAsync(host, width: 1920, height: 1080);
        await screen.SignInAsync("sam");
        await screen.GoAsync("wall");
        await screen.Page.Locator(".wall-agent").Nth(39).WaitForAsync();
        await screen.PictureAsync("wall-full");
        Assert.That(await screen.Page.EvaluateAsync<int>("document.documentElement.scrollHeight"), Is.EqualTo(1080));
        Assert.That(await screen.Page.EvaluateAsync<bool>("[...document.querySelectorAll('.wall-queue')].every((q) => q.scrollHeight <= q.clientHeight && q.scrollWidth <= q.clientWidth)"),
            Is.True, "no figure runs over its tile");
    }
}
