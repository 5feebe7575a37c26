using System.Text;
using CallCenter.AgentBridge.Tests.Fakes;

namespace CallCenter.AgentBridge.Tests.Campaigns;

internal sealed class CampaignEndpointTests : HostFixture
{
    private const string Path = "/api/v1/campaigns";

    [SetUp]
    public void Forget()
    {
        Host.Campaigns.Campaigns.Clear();
        Host.Campaigns.Numbers.Clear();
    }

    [Test]
    public async Task Campaign_IsMadeShownStartedAndWatched()
    {
        var (status, made) = await Supervisor.SendAsync("POST", Path,
            """{"name":"spring","queue":"support","mode":"power","policy":"neutral","seller":"Acme","callerNumber":"+4930123456","ratio":2.5}""");
        Assert.That(status, Is.EqualTo(201));
        Assert.That((made.Text("mode"), made.Text("state"), made!["ratio"]!.GetValue<double>()), Is.EqualTo(("power", "stopped", 2.5)));

        var one = $"{Path}/{made.Text("id")}";
        var (_, running) = await Supervisor.SendAsync("PUT", $"{one}/state", """{"state":"running"}""");
        Assert.That(running.Text("state"), Is.EqualTo("running"));
        var listed = (await Supervisor.GetJsonAsync(Path)).AsArray().Single();
        Assert.That(listed!["leads"]!["results"]!["noAnswer"]!.GetValue<int>(), Is.EqualTo(2));
        var live = await Supervisor.GetJsonAsync($"{one}/live");
        Assert.That((live.Text("why"), live["windows"]![0]!["limit"]!.GetValue<double>()), Is.EqualTo(("riskReached", 0.03)));
        Assert.That((await Supervisor.GetJsonAsync($"{one}/leads?state=waiting"))[0].Text("number"), Is.EqualTo("+4930555001"));
        Assert.That((await Supervisor.GetJsonAsync($"{Path}/policies"))[0].Text("name"), Is.EqualTo("neutral"));
    }

    [Test]
    public async Task List_IsImportedAsCsv_WithAReport()
    {
        var (_, made) = await Supervisor.SendAsync("POST", Path, """{"name":"spring"}""");
        using var body = new StringContent("number\n+4930555001\nx\n", Encoding.UTF8, "text/csv");
        using var answer = await Supervisor.PostAsync($"{Path}/{made.Text("id")}/leads", body);
        var report = await answer.JsonAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(200));
        Assert.That((report["rejections"]![0]!["row"]!.GetValue<int>(), report["rejections"]![0]!["fault"].Text("code")), Is.EqualTo((3, "notPhone")));
        Assert.That(Host.Campaigns.Imported, Does.StartWith("number\n"));

        using var wrong = new StringContent("{}", Encoding.UTF8, "application/json");
        using var refused = await Supervisor.PostAsync($"{Path}/{made.Text("id")}/leads", wrong);
        Assert.That((int)refused.StatusCode, Is.EqualTo(415));
    }

    [Test]
    public async Task WhatCannotBe_IsToldAtItsField()
    {
        var (status, problem) = await Supervisor.SendAsync("POST", Path, """{"queue":"support"}""");
        Assert.That((status, problem!["faults"]![0].Text("field")), Is.EqualTo((400, "name")));
        Assert.That((await Supervisor.SendAsync("PUT", $"{Path}/{Guid.CreateVersion7()}/state", """{"state":"running"}""")).Status, Is.EqualTo(404));
        Assert.That((await Supervisor.SendAsync("GET", $"{Path}/{Guid.CreateVersion7()}/live")).Status, Is.EqualTo(404));
        Assert.That((await Agent.SendAsync("GET", Path)).Status, Is.EqualTo(403));
        Assert.That((await Nobody.SendAsync("GET", Path)).Status, Is.EqualTo(401));
    }

    [Test]
    public async Task DoNotCall_AgentsMayAdd_SupervisorsTakeOff()
    {
        Assert.That((await Agent.SendAsync("POST", "/api/v1/donotcall", """{"number":"+4930555001","note":"asked"}""")).Status, Is.EqualTo(204));
        var entry = (await Supervisor.GetJsonAsync("/api/v1/donotcall?number=%2B4930")).AsArray().Single();
        Assert.That((entry.Text("number"), entry.Text("list"), entry.Text("by")), Is.EqualTo(("+4930555001", "own", "anna")));
        Assert.That((await Agent.SendAsync("DELETE", "/api/v1/donotcall/%2B4930555001")).Status, Is.EqualTo(403));
        Assert.That((await Supervisor.SendAsync("DELETE", "/api/v1/donotcall/%2B4930555001")).Status, Is.EqualTo(204));
        Assert.That((await Supervisor.SendAsync("DELETE", "/api/v1/donotcall?number=%2B4930555001")).Status, Is.EqualTo(404));
        Assert.That((await Supervisor.SendAsync("POST", "/api/v1/donotcall", "{}")).Status, Is.EqualTo(400));
    }
}
