using CallCenter.AgentBridge.Tests.Fakes;

namespace CallCenter.AgentBridge.Tests.Reports;

internal sealed class TargetEndpointTests : HostFixture
{
    [Test]
    public async Task Put_TakesThePlaceOfAll_AndSupervisorsMay()
    {
        var (status, targets) = await Supervisor.SendAsync("PUT", "/api/v1/targets",
            """[{"queue":"support","figure":"serviceLevel","period":"day","value":0.8},{"queue":"support","figure":"averageWait","period":"hour","value":30}]""");
        Assert.That((status, targets!.AsArray().Count), Is.EqualTo((200, 2)));
        Assert.That((await Supervisor.SendAsync("PUT", "/api/v1/targets", "[]")).Body!.AsArray(), Is.Empty);
        Assert.That((await Agent.SendAsync("GET", "/api/v1/targets")).Status, Is.EqualTo(403));
    }

    [TestCase("""[{"queue":"nowhere","figure":"serviceLevel","period":"day","value":0.8}]""", "[0].queue")]
    [TestCase("""[{"queue":"support","figure":"serviceLevel","period":"day","value":80}]""", "[0].value")]
    [TestCase("""[{"queue":"support","figure":"averageWait","period":"queue","value":80}]""", "[0].period")]
    [TestCase("""[{"queue":"support","figure":"averageWait","period":"day","value":8},{"queue":"support","figure":"averageWait","period":"day","value":9}]""", "targets")]
    public async Task Put_WhatCannotBe_IsNamedByItsField(string body, string field)
    {
        var (status, problem) = await Supervisor.SendAsync("PUT", "/api/v1/targets", body);
        Assert.That((status, problem!["faults"]![0].Text("field")), Is.EqualTo((400, field)));
    }

    [Test]
    public async Task WhatIf_IsPlayedForAQueue_WithinItsLimits()
    {
        var (status, outcomes) = await Supervisor.SendAsync("POST", "/api/v1/reports/whatif",
            """{"from":"2026-03-02","to":"2026-03-02","zone":"Europe/Berlin","queue":"support","agents":[0,2],"routing":"fewestCalls"}""");
        Assert.That((status, outcomes![0]!["agents"], outcomes[2]!["queues"]![0]!["serviceLevel"]!.GetValue<double>()), Is.EqualTo((200, (object?)null, 0.82)));
        Assert.That((Host.Reports.Played!.To - Host.Reports.Played.From, Host.Reports.Played.Routing), Is.EqualTo((TimeSpan.FromDays(1), "fewestCalls")));
        var (refused, problem) = await Supervisor.SendAsync("POST", "/api/v1/reports/whatif", """{"from":"2026-01-01","to":"2026-03-02","queue":"x","agents":[99]}""");
        Assert.That((refused, string.Join(',', problem!["faults"]!.AsArray().Select(f => f.Text("field")))), Is.EqualTo((400, "queue,to,agents")));
        Assert.That((await Supervisor.SendAsync("POST", "/api/v1/reports/whatif", """{"queue":"support","agents":[0,1,2,3,4,5,6,7,8]}""")).Status, Is.EqualTo(409));
    }

    [Test]
    public async Task Staffing_IsForSupervisors()
    {
        Host.Reports.Staffing = [new QueueStaffing("support", 120, 180, 90, 5, 0.8, 7, 0.61, 0.72, 0.48)];
        Assert.That((await Supervisor.GetJsonAsync("/api/v1/queues/staffing"))[0]!["needed"]!.GetValue<int>(), Is.EqualTo(7));
        Assert.That((await Agent.SendAsync("GET", "/api/v1/queues/staffing")).Status, Is.EqualTo(403));
        Assert.That((await Supervisor.SendAsync("GET", "/api/v1/targets/deviations?from=2026-03-01&zone=Nowhere")).Status, Is.EqualTo(400));
    }
}
