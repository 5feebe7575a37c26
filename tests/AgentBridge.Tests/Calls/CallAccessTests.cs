using CallCenter.AgentBridge.Tests.Fakes;

namespace CallCenter.AgentBridge.Tests.Calls;

/// <summary>Whose calls and recordings somebody may see, and what is kept of it.</summary>
internal sealed class CallAccessTests : HostFixture
{
    private static readonly DateTimeOffset At = new(2026, 1, 5, 9, 30, 0, TimeSpan.Zero);
    private readonly CallId _annas = CallId.New();
    private readonly CallId _bens = CallId.New();

    [OneTimeSetUp]
    public void AddCalls()
    {
        File.WriteAllBytes(Path.Combine(Host.Recordings, "two.wav"), new byte[200]);
        Host.Calls.Calls[_annas] = Samples.Call(_annas, At, "two.wav");
        var (record, events) = Samples.Call(_bens, At.AddMinutes(1), "two.wav");
        Host.Calls.Calls[_bens] = (record with { Agent = "ben", From = "+4989777", CustomerId = null }, [.. events.Where(e => e.Fact is not CallBridged)]);
    }

    [Test]
    public async Task Agent_SeesAndHearsTheOwnCallsAlone()
    {
        Assert.Multiple(async () =>
        {
            Assert.That((await Agent.GetJsonAsync("/api/v1/calls")).AsArray().Select(c => c.Text("id")), Is.EqualTo(new[] { _annas.ToString() }));
            Assert.That((await Agent.GetJsonAsync("/api/v1/calls?agent=ben")).AsArray().Select(c => c.Text("agent")), Has.None.EqualTo("ben"));
            Assert.That((await Agent.SendAsync("GET", $"/api/v1/calls/{_annas}")).Status, Is.EqualTo(200));
            Assert.That((await Agent.SendAsync("GET", $"/api/v1/calls/{_bens}")).Status, Is.EqualTo(403));
            Assert.That((await Agent.SendAsync("GET", $"/api/v1/calls/{_bens}/recording")).Status, Is.EqualTo(403));
            Assert.That((await Supervisor.SendAsync("GET", $"/api/v1/calls/{_bens}")).Status, Is.EqualTo(200));
        });
    }

    [Test]
    public async Task Agent_WhoHasTheCallerNow_SeesWhatOthersHadWithThem()
    {
        using var ben = await Host.ClientAsync("ben");
        Assert.That((await ben.SendAsync("GET", $"/api/v1/calls/{_annas}")).Status, Is.EqualTo(403));

        await Host.Desk.OfferAsync("ben", lease => Samples.Pop(lease, DateTimeOffset.UtcNow));

        Assert.Multiple(async () =>
        {
            Assert.That((await ben.SendAsync("GET", $"/api/v1/calls/{_annas}")).Status, Is.EqualTo(200));
            Assert.That((await ben.GetJsonAsync("/api/v1/calls?phone=030+1234567")).AsArray().Select(c => c.Text("id")), Does.Contain(_annas.ToString()));
        });
    }

    [Test]
    public async Task Agent_WithACallerWhoWithholdsTheNumber_SeesNoOtherSuchCaller()
    {
        var other = CallId.New();
        var (record, events) = Samples.Call(other, At.AddMinutes(2));
        Host.Calls.Calls[other] = (record with { Agent = "ben", From = WithheldNumber.Word, CustomerId = null }, [.. events.Where(e => e.Fact is not CallBridged)]);
        await Host.AddUserAsync("uwe", "Uwe Agent", Roles.Agent);
        using var uwe = await Host.ClientAsync("uwe");

        await Host.Desk.OfferAsync("uwe", lease => Samples.Pop(lease, DateTimeOffset.UtcNow) with { From = WithheldNumber.Word, Customers = [] });

        Assert.That((await uwe.SendAsync("GET", $"/api/v1/calls/{other}")).Status, Is.EqualTo(403));
        Assert.That((await uwe.GetJsonAsync($"/api/v1/calls?phone={WithheldNumber.Word}")).AsArray(), Is.Empty);
        Host.Calls.Calls.TryRemove(other, out _);
    }

    [Test]
    public async Task Recording_HeardInPieces_IsOneFactThatTheAdministratorReads()
    {
        await Supervisor.SendAsync("GET", $"/api/v1/calls/{_annas}/recording");
        using var piece = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/calls/{_annas}/recording") { Headers = { Range = new(10, 19) } };
        using var answer = await Supervisor.SendAsync(piece);

        var played = (await Admin.GetJsonAsync("/api/v1/recordings/played")).AsArray();
        Assert.That(played.Where(p => p.Text("by") == "sam").Select(p => p.Text("callId")), Is.EqualTo(new[] { _annas.ToString() }));
        Assert.That(Host.Journal.Of<RecordingPlayed>().Count(p => p.By == "sam"), Is.EqualTo(1));
    }

    [Test]
    public async Task List_FullPage_LinksToTheNext()
    {
        using var answer = await Supervisor.GetAsync("/api/v1/calls?limit=1&events=false");
        var link = answer.Headers.GetValues("Link").Single();
        var next = await Supervisor.GetJsonAsync(link.Split('<', '>')[1]);
        Assert.Multiple(() =>
        {
            Assert.That(link, Does.EndWith("rel=\"next\"").And.Contain($"before={_bens}"));
            Assert.That(next.AsArray().Select(c => c.Text("id")), Is.EqualTo(new[] { _annas.ToString() }));
        });
    }

    [TestCase("before=nonsense", "before")]
    [TestCase("result=good", "result")]
    public async Task List_Wrong_NamesTheField(string query, string field)
    {
        var (status, problem) = await Supervisor.SendAsync("GET", $"/api/v1/calls?{query}");
        Assert.That((status, problem!["faults"]![0].Text("field")), Is.EqualTo((400, field)));
    }
}
