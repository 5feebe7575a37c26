using CallCenter.AgentBridge.Tests.Fakes;

namespace CallCenter.AgentBridge.Tests.Queues;

internal sealed class QueueEndpointTests : HostFixture
{
    [Test]
    public async Task Post_AsInTheContract_TheRestHasDefaults()
    {
        var (status, queue) = await Admin.SendAsync("POST", "/api/v1/queues", """{"name":"sales","skill":"en","serviceLevelSeconds":30}""");
        Assert.Multiple(() =>
        {
            Assert.That(status, Is.EqualTo(201));
            Assert.That(queue.Text("skill"), Is.EqualTo("en"));
            Assert.That(queue!["serviceLevelSeconds"]!.GetValue<int>(), Is.EqualTo(30));
            Assert.That(queue["ringSeconds"]!.GetValue<int>(), Is.EqualTo(20));
        });
    }

    [Test]
    public async Task Get_ListsByName() =>
        Assert.That((await Agent.GetJsonAsync("/api/v1/queues")).AsArray().Select(q => q.Text("name")), Is.SupersetOf(new[] { "billing", "support" }));

    [Test]
    public async Task Put_ChangesWhatIsGiven()
    {
        var (status, queue) = await Admin.SendAsync("PUT", "/api/v1/queues/billing", """{"ringSeconds":35}""");
        Assert.That((status, queue!["ringSeconds"]!.GetValue<int>(), queue["serviceLevelSeconds"]!.GetValue<int>()), Is.EqualTo((200, 35, 20)));
    }

    [Test]
    public async Task Put_BehindSomebodyElse_Is409WithWhatIsStoredNow()
    {
        await Admin.SendAsync("POST", "/api/v1/queues", """{"name":"shared"}""");
        Assert.That((await Admin.SendAsync("PUT", "/api/v1/queues/shared", """{"ringSeconds":31,"version":1}""")).Status, Is.EqualTo(200));

        var (status, problem) = await Admin.SendAsync("PUT", "/api/v1/queues/shared", """{"ringSeconds":32,"version":1}""");

        var current = problem!["current"]!;
        Assert.That((status, problem.Text("code"), current["ringSeconds"]!.GetValue<int>(), current["version"]!.GetValue<int>()), Is.EqualTo((409, "version", 31, 2)));
        Assert.That((await Admin.SendAsync("PUT", "/api/v1/queues/shared", """{"ringSeconds":32,"version":2}""")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task DisplayName_IsAnyText_AndAnEmptyOneTakesItAway()
    {
        var (created, queue) = await Admin.SendAsync("POST", "/api/v1/queues", """{"name":"repair","displayName":" 维修 & Störungen "}""");
        Assert.That((created, queue.Text("displayName")), Is.EqualTo((201, "维修 & Störungen")));
        Assert.That((await Admin.SendAsync("PUT", "/api/v1/queues/repair", """{"ringSeconds":30}""")).Body.Text("displayName"), Is.EqualTo("维修 & Störungen"));
        Assert.That((await Admin.SendAsync("PUT", "/api/v1/queues/repair", """{"displayName":""}""")).Body!["displayName"], Is.Null);
    }

    [Test]
    public async Task Delete_OneThatNothingNeeds_IsGone()
    {
        await Admin.SendAsync("POST", "/api/v1/queues", """{"name":"mistake"}""");
        Assert.That((await Supervisor.SendAsync("DELETE", "/api/v1/queues/mistake")).Status, Is.EqualTo(403));
        Assert.That((await Admin.SendAsync("DELETE", "/api/v1/queues/mistake")).Status, Is.EqualTo(204));
        Assert.That((await Admin.SendAsync("DELETE", "/api/v1/queues/mistake")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task Delete_OneInUse_IsRefusedWithEverythingThatNeedsIt()
    {
        Host.Figures.Set(Samples.Figures(DateTimeOffset.UtcNow, waiting: 3));
        await Host.Callbacks.RequestAsync(new NewCallback("+49301112299", null, "support", null));
        var (status, problem) = await Admin.SendAsync("DELETE", "/api/v1/queues/support");
        var faults = problem!["faults"]!.AsArray();
        Assert.Multiple(() =>
        {
            Assert.That((status, problem.Text("code")), Is.EqualTo((409, "inUse")));
            Assert.That(faults.Select(f => f.Text("field")), Is.EqualTo((string[])["waiting", "agents", "flows", "callbacks"]));
            Assert.That(faults.Select(f => f.Text("code")), Is.All.EqualTo("inUse"));
            Assert.That(faults[1]!["args"]!["names"]!.AsArray().Select(n => n!.GetValue<string>()), Does.Contain("anna"));
        });
    }

    [Test]
    public async Task Delete_OneThatAQueueOrACampaignLeadsTo_IsRefused()
    {
        await Admin.SendAsync("POST", "/api/v1/queues", """{"name":"spare"}""");
        await Admin.SendAsync("POST", "/api/v1/queues", """{"name":"first","rules":{"overflow":[{"when":"closed","to":"queue","queue":"spare"}]}}""");
        var (_, made) = await Supervisor.SendAsync("POST", "/api/v1/campaigns", """{"name":"spring","queue":"spare"}""");
        await Supervisor.SendAsync("PUT", $"/api/v1/campaigns/{made.Text("id")}/state", """{"state":"running"}""");
        var callback = (await Host.Callbacks.RequestAsync(new NewCallback("+49301112277", null, "spare", null))).Callback!;
        await Host.Callbacks.MoveAsync(callback.Id, new CallbackTransition(CallbackState.Dialing, "server"));
        var (status, problem) = await Admin.SendAsync("DELETE", "/api/v1/queues/spare");
        Assert.That((status, string.Join(' ', problem!["faults"]!.AsArray().Select(f => f.Text("field")))), Is.EqualTo((409, "overflow campaigns callbacks")));

        await Supervisor.SendAsync("PUT", $"/api/v1/campaigns/{made.Text("id")}/state", """{"state":"stopped"}""");
        await Host.Callbacks.MoveAsync(callback.Id, new CallbackTransition(CallbackState.Cancelled, "server"));
        await Admin.SendAsync("DELETE", "/api/v1/queues/first");
        Assert.That((await Admin.SendAsync("DELETE", "/api/v1/queues/spare")).Status, Is.EqualTo(204));
    }

    [TestCase("POST", "/api/v1/queues", """{"name":"support"}""", 409)]
    [TestCase("POST", "/api/v1/queues", """{"name":"live"}""", 400)]
    [TestCase("POST", "/api/v1/queues", """{"name":"Big Queue"}""", 400)]
    [TestCase("POST", "/api/v1/queues", """{"name":"fast","serviceLevelSeconds":0}""", 400)]
    [TestCase("POST", "/api/v1/queues", """{"name":"fast","routing":"../x"}""", 400)]
    [TestCase("PUT", "/api/v1/queues/support", """{"ringSeconds":1}""", 400)]
    [TestCase("POST", "/api/v1/queues", """{"name":"fast","routing":"nobody"}""", 400)]
    [TestCase("PUT", "/api/v1/queues/nothing", "{}", 404)]
    public async Task Wrong_IsAProblem(string method, string path, string body, int status) =>
        Assert.That((await Admin.SendAsync(method, path, body)).Status, Is.EqualTo(status));

    [TestCase("""{"skills":[{"skill":"tax","level":11}]}""", "rules.skills.0.level")]
    [TestCase("""{"skills":[null,{"skill":"tax","level":5,"steps":[{"afterSeconds":30,"level":5}]}]}""", "rules.skills.0.steps.0.level")]
    [TestCase("""{"skills":null,"classes":[{"class":"D","weight":1}]}""", "rules.classes.0.class")]
    [TestCase("""{"overflow":[{"when":"wait","to":"voicemail"}]}""", "rules.overflow.0.limit")]
    [TestCase("""{"overflow":[{"when":"closed","to":"queue","queue":"support"}]}""", "rules.overflow.0.queue")]
    [TestCase("""{"hours":{"zone":"Mars/Base","open":[]}}""", "rules.hours.zone")]
    [TestCase("""{"hours":{"zone":"Asia/Shanghai","open":[{"days":"mon","hours":"8-18"}],"holidays":[]}}""", "rules.hours.open.0.hours")]
    [TestCase("""{"hours":{"zone":"Asia/Shanghai","open":null,"holidays":["32-01"]}}""", "rules.hours.holidays")]
    [TestCase("""{"voicemail":{"maxSeconds":4}}""", "rules.voicemail.maxSeconds")]
    [TestCase("""{"announcements":{"texts":{"fr":"Allo"}}}""", "rules.announcements.texts")]
    public async Task Rules_ThatAreWrong_AreToldAtTheirField(string rules, string field)
    {
        var (status, problem) = await Admin.SendAsync("PUT", "/api/v1/queues/support", $$"""{"rules":{{rules}}}""");
        Assert.That((status, problem!["faults"]!.AsArray().Single().Text("field")), Is.EqualTo((400, field)));
    }

    [Test]
    public async Task Rules_AreKeptWhole_AndStayWhenAnotherFieldChanges()
    {
        var body = """{"name":"rules","rules":{"order":"arrival","ringAll":true,"overflow":[{"when":"wait","limit":60,"to":"queue","queue":"support"}]}}""";
        Assert.That((await Admin.SendAsync("POST", "/api/v1/queues", body)).Status, Is.EqualTo(201));
        Assert.That((await Admin.SendAsync("PUT", "/api/v1/queues/rules", """{"ringSeconds":15}""")).Status, Is.EqualTo(200));
        var rules = (await Admin.GetJsonAsync("/api/v1/queues/rules"))["rules"]!;
        Assert.That((rules.Text("order"), rules["ringAll"]!.GetValue<bool>(), rules["overflow"]![0]!.Text("queue")), Is.EqualTo(("arrival", true, "support")));
        Assert.That((await Admin.SendAsync("DELETE", "/api/v1/queues/rules", "")).Status, Is.EqualTo(204));
    }

    [Test]
    public async Task Live_HasTheFiguresOfTheWallboard()
    {
        Host.Figures.Set(Samples.Figures(DateTimeOffset.UtcNow, waiting: 4));
        var support = (await Agent.GetJsonAsync("/api/v1/queues/live")).AsArray().Single(q => q.Text("name") == "support")!;
        Assert.Multiple(() =>
        {
            Assert.That(support["waiting"]!.GetValue<int>(), Is.EqualTo(4));
            Assert.That(support["longestWaitSeconds"]!.GetValue<double>(), Is.EqualTo(97));
            Assert.That(support["serviceLevel"]!.GetValue<double>(), Is.EqualTo(0.68));
            Assert.That(support["agentsByState"]!["onCall"]!.GetValue<int>(), Is.EqualTo(4));
            Assert.That(support["seatLoad"]!.GetValue<double>(), Is.EqualTo(0.83));
        });
    }
}
