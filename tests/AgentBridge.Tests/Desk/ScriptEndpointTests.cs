using CallCenter.AgentBridge.Tests.Fakes;

namespace CallCenter.AgentBridge.Tests.Desk;

/// <summary>What is said and written down beside a call.</summary>
internal sealed class ScriptEndpointTests : HostFixture
{
    private const string Path = "/api/v1/desk/script";

    private static readonly ScriptPage[] Pages = [new("hello", "Hello {name}") { Fields = [new ScriptField("tariff", "Tariff") { Choices = ["A", "B"] }, new ScriptField("why", "Why")] }];

    [SetUp]
    public void Forget() => Host.Campaigns.Campaigns.Clear();

    [Test]
    public async Task Queue_WhatIsWrittenDown_IsAFactOfTheCall()
    {
        await Host.Queues.AddAsync(new QueueConfig("tariffs") { Rules = new QueueRules { Script = Pages } });
        var call = await TalkAsync("tariffs");
        var script = await Agent.GetJsonAsync(Path);
        Assert.That((script.Text("queue"), script["campaign"], script["pages"]![0].Text("text")), Is.EqualTo(("tariffs", (object?)null, "Hello {name}")));
        Assert.That(await PostAsync(call, """{"tariff":"C"}"""), Is.EqualTo((400, "tariff")));
        Assert.That(await PostAsync(call, """{"nothing":"x"}"""), Is.EqualTo((400, "nothing")));
        Assert.That(await PostAsync(call, $$"""{"why":"{{new string('x', 1001)}}"}"""), Is.EqualTo((400, "why")));
        Assert.That((await PostAsync(CallId.New(), """{"tariff":"A"}""")).Status, Is.EqualTo(409), "of another call");
        Assert.That((await PostAsync(call, """{"tariff":" A ","why":""}""")).Status, Is.EqualTo(204));
        var fact = Host.Journal.Of<ScriptAnswered>().Single(f => f.CallId == call);
        Assert.That((fact.Agent, fact.Queue, string.Join('|', fact.Answers)), Is.EqualTo(("anna", "tariffs", "Tariff: A")));
    }

    [Test]
    public async Task Campaign_WhatIsWrittenDown_IsTheLeads()
    {
        var id = Guid.CreateVersion7();
        Host.Campaigns.Campaigns[id] = new Campaign(id, "Spring", "support", PacingMode.Preview, "neutral", CampaignState.Running, default) { Seller = "Acme", CallerNumber = "+4930123456", Script = Pages };
        var call = await TalkAsync("support");
        Assert.That((await PostAsync(call, """{"tariff":"B"}""")).Status, Is.EqualTo(204));
        var script = await Agent.GetJsonAsync(Path);
        Assert.That((script.Text("campaign"), script["answers"].Text("tariff")), Is.EqualTo(("Spring", "B")));
        Assert.That(Host.Journal.Of<ScriptAnswered>().Where(f => f.CallId == call), Is.Empty);
    }

    [Test]
    public async Task NoScript_IsNone()
    {
        await TalkAsync("support");
        using var none = await Agent.GetAsync(Path);
        Assert.That((int)none.StatusCode, Is.EqualTo(204));
        Assert.That((await Supervisor.SendAsync("GET", Path)).Status, Is.EqualTo(403));
    }

    private async Task<CallId> TalkAsync(string queue)
    {
        await Host.Desk.SetStateAsync("anna", AgentState.Ready, null, "anna");
        var pop = await Host.Desk.OfferAsync("anna", lease => Samples.Pop(lease, DateTimeOffset.UtcNow) with { Queue = queue });
        await Host.Desk.AcceptAsync("anna", pop.Lease);
        return pop.CallId;
    }

    private async Task<(int Status, string? Field)> PostAsync(CallId call, string answers)
    {
        var (status, problem) = await Agent.SendAsync("POST", Path, $$"""{"callId":"{{call}}","answers":{{answers}}}""");
        return (status, status == 400 ? problem!["faults"]![0].Text("field") : null);
    }
}
