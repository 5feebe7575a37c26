using CallCenter.AgentBridge.Live;
using CallCenter.AgentBridge.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.AgentBridge.Tests.Live;

internal sealed class PageWatchTests
{
    private static readonly TimeSpan Gone = TimeSpan.FromSeconds(30);
    private ManualTimeProvider _clock = null!;
    private BridgeHost _host = null!;

    [SetUp]
    public async Task StartAsync() => _host = await BridgeHost.StartAsync(clock: _clock = new ManualTimeProvider(), pageGone: Gone);

    [TearDown]
    public async Task StopAsync() => await _host.DisposeAsync();

    [Test]
    public async Task LastPageClosed_TheDeskIsToldAfterAWhile()
    {
        var token = await _host.TokenAsync("anna");
        var page = await HubClient.ConnectAsync(_host, token);
        var other = await HubClient.ConnectAsync(_host, token);
        await page.WaitForAsync("view");
        await other.WaitForAsync("view");
        await page.DisposeAsync();
        await Until.TrueAsync(() => _host.Services.GetRequiredService<PageConnections>().Count == 1);
        _clock.Advance(Gone * 2);
        Assert.That(_host.Desk.Commands, Does.Not.Contain("page anna closed"), "there is another page");

        await other.DisposeAsync();
        await Until.TrueAsync(() => !_host.PageOf("anna"));
        Assert.That(_host.Desk.Commands, Does.Not.Contain("page anna closed"), "it may only be loaded again");
        await Until.TrueAsync(() =>
        {
            _clock.Advance(Gone);
            return _host.Desk.Commands.Contains("page anna closed");
        });
    }

    [Test]
    public async Task LoadedAgain_NobodyIsTold()
    {
        await using var host = await BridgeHost.StartAsync(pageGone: TimeSpan.FromHours(1));
        var token = await host.TokenAsync("anna");
        await using (var page = await HubClient.ConnectAsync(host, token))
        {
            await page.WaitForAsync("view");
        }

        await using var again = await HubClient.ConnectAsync(host, token);
        await again.WaitForAsync("view");
        Assert.That(host.Desk.Commands.Where(c => c.StartsWith("page", StringComparison.Ordinal)).Distinct(), Is.EqualTo(["page anna open"]));
    }

    [Test]
    public async Task StateSetWithoutAPage_TheAgentIsLeftAlone()
    {
        using var anna = await _host.ClientAsync("anna");
        await using (var page = await HubClient.ConnectAsync(_host, await _host.TokenAsync("anna")))
        {
            await page.WaitForAsync("view");
        }

        await Until.TrueAsync(() => !_host.PageOf("anna"));
        Assert.That((await anna.SendAsync("PUT", "/api/v1/agents/anna/state", """{"state":"ready"}""")).Status, Is.EqualTo(200));
        _clock.Advance(Gone * 2);

        Assert.That(_host.Desk.Commands, Does.Not.Contain("page anna closed"));
    }

    [TestCase(false, AgentState.SignedOut)]
    [TestCase(true, AgentState.NotReady)]
    public async Task SignOut_EndsWorkWhateverOtherSessionsThereAre_UnlessAnotherPageIsOpen(bool otherPage, AgentState after)
    {
        using var here = await _host.ClientAsync("anna");
        var forgotten = await _host.TokenAsync("anna");
        await using var page = otherPage ? await HubClient.ConnectAsync(_host, forgotten) : null;
        if (page is not null)
        {
            await page.WaitForAsync("view");
        }

        Assert.That((await here.SendAsync("DELETE", "/api/v1/session")).Status, Is.EqualTo(204));

        Assert.That(_host.Desk.View("anna")!.State, Is.EqualTo(after));
    }
}
