using CallCenter.AgentBridge.Tests.Fakes;

namespace CallCenter.AgentBridge.Tests.Supervision;

internal sealed class SupervisionEndpointTests
{
    private readonly CallId _call = CallId.New();
    private BridgeHost _host = null!;
    private HttpClient _sam = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _host = await BridgeHost.StartAsync();
        _host.Supervision.Calls.Add(_call, "anna");
        _sam = await _host.ClientAsync("sam");
    }

    [TearDown]
    public async Task StopAsync()
    {
        _sam.Dispose();
        await _host.DisposeAsync();
    }

    [Test]
    public async Task Observe_InEachMode_ThenLeave()
    {
        foreach (var (word, mode) in new[] { ("listen", "listen"), ("whisper", "whisper"), ("barge", "bargeIn"), ("takeover", "takeOver") })
        {
            Assert.That((await PostAsync($"calls/{_call}/{word}")).Status, Is.EqualTo(202));
            var now = (await _sam.GetJsonAsync("/api/v1/supervision"))!.AsArray().Single();
            Assert.That((now.Text("supervisor"), now.Text("agent"), now.Text("mode"), now.Text("callId")), Is.EqualTo(("sam", "anna", mode, _call.ToString())));
        }

        Assert.That((await PostAsync("supervision/leave")).Status, Is.EqualTo(204));
        Assert.That(await PostAsync("supervision/leave"), Is.EqualTo((409, "notObserving")));
    }

    [Test]
    public async Task Observe_ByTheAgentsName()
    {
        await _host.Desk.SignInAsync("anna");
        Assert.That((await _sam.SendAsync("POST", "/api/v1/supervision/anna", """{"mode":"listen"}""")).Body.Text("code"), Is.EqualTo("noCall"));
        _host.Desk.Set(_host.Desk.View("anna")! with { State = AgentState.OnCall, CallId = _call });
        foreach (var (word, mode) in new[] { ("listen", "listen"), ("whisper", "whisper"), ("barge", "bargeIn"), ("takeOver", "takeOver") })
        {
            Assert.That((await _sam.SendAsync("POST", "/api/v1/supervision/anna", $$"""{"mode":"{{word}}"}""")).Status, Is.EqualTo(202));
            Assert.That((await _sam.GetJsonAsync("/api/v1/supervision"))!.AsArray().Single().Text("mode"), Is.EqualTo(mode));
        }

        Assert.That((await _sam.SendAsync("POST", "/api/v1/supervision/anna", """{"mode":"shout"}""")).Status, Is.EqualTo(400));
        Assert.That((await _sam.SendAsync("POST", "/api/v1/supervision/nobody", """{"mode":"listen"}""")).Status, Is.EqualTo(404));
    }

    [TestCase("listen")]
    [TestCase("move")]
    public async Task Call_ThatIsNone_IsRefused(string what)
    {
        Assert.That((await PostAsync($"calls/nonsense/{what}")).Status, Is.EqualTo(404));
        Assert.That((await PostAsync($"calls/{CallId.New()}/{what}")).Status, Is.EqualTo(409));
    }

    [Test]
    public async Task Agents_MayNot()
    {
        using var anna = await _host.ClientAsync("anna");
        foreach (var path in new[] { $"calls/{_call}/listen", $"calls/{_call}/takeover", $"calls/{_call}/move", "supervision/leave", "agents/ben/messages" })
        {
            Assert.That((await anna.SendAsync("POST", $"/api/v1/{path}", """{"text":"x"}""")).Status, Is.EqualTo(403), path);
        }

        Assert.That((await anna.SendAsync("GET", "/api/v1/supervision/waiting")).Status, Is.EqualTo(403));
    }

    [Test]
    public async Task Waiting_TellsWhy_AndMoves()
    {
        _host.Supervision.WaitingCalls.Add(new WaitingCall(_call, "support", 1, 0, DateTimeOffset.UtcNow, "+49301", null, null,
            [new AgentVerdict("anna", "Anna Agent", PassedOver.Busy)]));
        var waiting = (await _sam.GetJsonAsync("/api/v1/supervision/waiting?queue=support"))!.AsArray().Single();
        Assert.That((waiting!["agents"]![0].Text("agent"), waiting["agents"]![0].Text("why")), Is.EqualTo(("anna", "busy")));

        Assert.That((await PostAsync($"calls/{_call}/move", """{"queue":"billing"}""")).Status, Is.EqualTo(204));
        Assert.That((await PostAsync($"calls/{_call}/move")).Status, Is.EqualTo(204));
        Assert.That(_host.Supervision.Moves, Is.EqualTo(new[] { $"sam {_call} billing", $"sam {_call} " }));
    }

    [Test]
    public async Task Message_IsPushedKeptAndAFact()
    {
        await using var page = await HubClient.ConnectAsync(_host, await _host.TokenAsync("anna"));
        await page.WaitForAsync("view");
        Assert.That((await PostAsync("agents/anna/messages", """{"text":" call me back "}""")).Status, Is.EqualTo(204));

        Assert.That((await page.WaitForAsync("messages"))[0].Text("text"), Is.EqualTo("call me back"));
        using var anna = await _host.ClientAsync("anna");
        var kept = (await anna.GetJsonAsync("/api/v1/desk/messages"))!.AsArray().Single();
        Assert.That((kept.Text("by"), kept.Text("text")), Is.EqualTo(("sam", "call me back")));
        Assert.That(_host.Journal.Of<AgentMessaged>().Single(), Has.Property("Agent").EqualTo("anna").And.Property("By").EqualTo("sam"));
        Assert.That((await PostAsync("agents/nobody/messages", """{"text":"x"}""")).Status, Is.EqualTo(404));
        Assert.That((await PostAsync("agents/anna/messages", $$"""{"text":"{{new string('x', 501)}}"}""")).Status, Is.EqualTo(400));
    }

    private async Task<(int Status, string? Code)> PostAsync(string path, string body = "{}")
    {
        var (status, answer) = await _sam.SendAsync("POST", $"/api/v1/{path}", body);
        return (status, status >= 400 ? answer.Text("code") : null);
    }
}
