using System.Diagnostics;
using System.Net.WebSockets;
using CallCenter.AgentBridge.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.AgentBridge.Tests.Live;

internal sealed class LiveHubTests
{
    private BridgeHost _host = null!;

    [SetUp]
    public async Task StartAsync() => _host = await BridgeHost.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _host.DisposeAsync();

    [Test]
    public async Task ShowOffer_ReturnsAsSoonAsThePageHasConfirmed()
    {
        await using var host = await BridgeHost.StartAsync(pageShare: TimeSpan.FromHours(1));
        await using var page = await HubClient.ConnectAsync(host, await host.TokenAsync("anna"));
        var notifier = host.Services.GetRequiredService<IAgentNotifier>();
        var shown = notifier.ShowOfferAsync("anna", Samples.Pop(9, DateTimeOffset.UtcNow), CancellationToken.None);
        var pop = await page.WaitForAsync("offer");
        Assert.Multiple(() =>
        {
            Assert.That(pop["lease"]!.GetValue<long>(), Is.EqualTo(9));
            Assert.That(pop["customers"]!.AsArray(), Has.Count.EqualTo(2));
            Assert.That(pop["questions"]![0].Text("outcome"), Is.EqualTo("speak"));
        });
        Assert.That(shown.IsCompleted, Is.False);
        await page.InvokeAsync("Confirm", 9);
        await shown.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Test]
    public async Task ShowOffer_SilentPage_ReturnsAfterThePagesShare()
    {
        await using var page = await HubClient.ConnectAsync(_host, await _host.TokenAsync("anna"));
        await page.WaitForAsync("view");
        var clock = Stopwatch.StartNew();
        await _host.Services.GetRequiredService<IAgentNotifier>().ShowOfferAsync("anna", Samples.Pop(9, DateTimeOffset.UtcNow), CancellationToken.None);
        Assert.That(clock.ElapsedMilliseconds, Is.InRange(290, 5000));
    }

    [Test]
    public async Task ShowOffer_NoPage_ReturnsAtOnce()
    {
        var shown = _host.Services.GetRequiredService<IAgentNotifier>().ShowOfferAsync("anna", Samples.Pop(9, DateTimeOffset.UtcNow), CancellationToken.None);
        Assert.That(shown.IsCompletedSuccessfully);
        await shown;
    }

    [Test]
    public async Task ShowOffer_WithdrawnMeanwhile_NeverFollowsTheViewThatSaysSo()
    {
        await using var page = await HubClient.ConnectAsync(_host, await _host.TokenAsync("anna"));
        using var withdrawn = new CancellationTokenSource();
        await withdrawn.CancelAsync();
        Assert.That(() => _host.Services.GetRequiredService<IAgentNotifier>().ShowOfferAsync("anna", Samples.Pop(9, DateTimeOffset.UtcNow), withdrawn.Token),
            Throws.InstanceOf<OperationCanceledException>());
        _host.Desk.Set(_host.Desk.View("anna")! with { Reason = "marker" });

        var seen = new List<string>();
        await page.WaitForAnyAsync((kind, what) =>
        {
            seen.Add(kind);
            return kind == "view" && what["view"].Text("reason") == "marker";
        });
        Assert.That(seen, Has.None.EqualTo("offer"));
    }

    [Test]
    public async Task Offer_GoesToThatAgentAlone()
    {
        await using var anna = await HubClient.ConnectAsync(_host, await _host.TokenAsync("anna"));
        await using var ben = await HubClient.ConnectAsync(_host, await _host.TokenAsync("ben"));
        await _host.Desk.SetStateAsync("anna", AgentState.Ready, null, "anna");
        await _host.Desk.OfferAsync("anna", lease => Samples.Pop(lease, DateTimeOffset.UtcNow));
        await anna.WaitForAsync("offer");
        _host.Desk.Set(_host.Desk.View("ben")! with { Reason = "marker" });
        var seenByBen = await ben.WaitForAsync("view", v => v["view"].Text("reason") == "marker");
        Assert.That(seenByBen["view"]!["pop"], Is.Null);
    }

    [Test]
    public async Task ViewChange_IsPushedWithTheServersTime()
    {
        await using var page = await HubClient.ConnectAsync(_host, await _host.TokenAsync("anna"));
        await _host.Desk.SetStateAsync("anna", AgentState.Ready, null, "anna");
        var push = await page.WaitForAsync("view", v => v["view"].Text("state") == "ready");
        Assert.That(DateTimeOffset.UtcNow - push["serverTime"]!.GetValue<DateTimeOffset>(), Is.LessThan(TimeSpan.FromMinutes(1)));
    }

    [Test]
    public async Task Figures_SupervisorSeesAgents_AgentDoesNot()
    {
        await using var supervisor = await HubClient.ConnectAsync(_host, await _host.TokenAsync("sam"));
        await using var agent = await HubClient.ConnectAsync(_host, await _host.TokenAsync("anna"));
        _host.Figures.Set(Samples.Figures(DateTimeOffset.UtcNow, waiting: 5));
        var all = await supervisor.WaitForAsync("figures", f => f["queues"]!.AsArray().Count > 0);
        var own = await agent.WaitForAsync("figures", f => f["queues"]!.AsArray().Count > 0);
        Assert.Multiple(() =>
        {
            Assert.That(all["queues"]![1]!["waiting"]!.GetValue<int>(), Is.EqualTo(5));
            Assert.That(all["agents"]!.AsArray(), Has.Count.EqualTo(6));
            Assert.That(own["agents"]!.AsArray(), Is.Empty);
        });
    }

    [Test]
    public async Task Figures_WithoutAnyChange_ComeAgain()
    {
        await using var supervisor = await HubClient.ConnectAsync(_host, await _host.TokenAsync("sam"));
        await supervisor.WaitForAsync("figures");
        await supervisor.WaitForAsync("figures");
    }

    [Test]
    public async Task SessionEnds_ThePageIsCutOff()
    {
        using var client = await _host.ClientAsync("anna");
        await using var page = await HubClient.ConnectAsync(_host, client.DefaultRequestHeaders.Authorization!.Parameter!);
        await client.SendAsync("DELETE", "/api/v1/session");
        Assert.That(await page.IsClosedAsync(), Is.True);
    }

    [TestCase("wrong-token")]
    [TestCase("")]
    public void Connect_WithoutSession_IsRefused(string token) =>
        Assert.That(() => HubClient.ConnectAsync(_host, token), Throws.InstanceOf<WebSocketException>());
}
