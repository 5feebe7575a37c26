using CallCenter.AgentBridge.Tests.Fakes;

namespace CallCenter.AgentBridge.Tests.Callbacks;

internal sealed class CallbackEndpointTests : HostFixture
{
    [Test]
    public async Task RequestTakeDone()
    {
        var (created, callback) = await Agent.SendAsync("POST", "/api/v1/callbacks",
            """{"number":"+49301234567","name":"Maria","queue":"support","note":"about the bill","dueAt":"2026-01-05T12:00:00+01:00"}""");
        var path = $"/api/v1/callbacks/{callback.Text("id")}";
        var (_, taken) = await Agent.SendAsync("PATCH", path, """{"state":"taken"}""");
        var (_, done) = await Agent.SendAsync("PATCH", path, """{"state":"done"}""");
        var (again, problem) = await Agent.SendAsync("PATCH", path, """{"state":"taken"}""");
        Assert.Multiple(() =>
        {
            Assert.That(created, Is.EqualTo(201));
            Assert.That(callback.Text("state"), Is.EqualTo("waiting"));
            Assert.That(callback.Text("source"), Is.EqualTo("web"));
            Assert.That(callback.Text("dueAt"), Is.EqualTo("2026-01-05T11:00:00.000Z"));
            Assert.That(taken.Text("takenBy"), Is.EqualTo("anna"));
            Assert.That(done.Text("state"), Is.EqualTo("done"));
            Assert.That((again, problem.Text("code")), Is.EqualTo((409, "refused")));
        });
    }

    [Test]
    public async Task List_ByState()
    {
        await Agent.SendAsync("POST", "/api/v1/callbacks", """{"number":"+4930777"}""");
        var waiting = (await Agent.GetJsonAsync("/api/v1/callbacks?state=waiting")).AsArray();
        Assert.That(waiting.Select(c => c.Text("number")), Does.Contain("+4930777"));
        Assert.That(waiting.Select(c => c.Text("state")), Is.All.EqualTo("waiting"));
    }

    [Test]
    public async Task AnotherQueuesCallback_IsNotTheAgents()
    {
        await Admin.SendAsync("POST", "/api/v1/queues", """{"name":"legal"}""");
        var (_, callback) = await Supervisor.SendAsync("POST", "/api/v1/callbacks", """{"number":"+49305550199","queue":"legal"}""");
        var path = $"/api/v1/callbacks/{callback.Text("id")}";
        Assert.Multiple(async () =>
        {
            Assert.That((await Agent.GetJsonAsync("/api/v1/callbacks")).AsArray().Select(c => c.Text("queue")), Has.None.EqualTo("legal"));
            Assert.That((await Agent.SendAsync("GET", path)).Status, Is.EqualTo(403));
            Assert.That((await Agent.SendAsync("PATCH", path, """{"state":"taken"}""")).Status, Is.EqualTo(403));
            Assert.That((await Supervisor.SendAsync("GET", path)).Status, Is.EqualTo(200));
        });
    }

    [TestCase("POST", "/api/v1/callbacks", "{}", 400)]
    [TestCase("POST", "/api/v1/callbacks", """{"number":"no digits"}""", 400)]
    [TestCase("PATCH", "/api/v1/callbacks/00000000000000000000000000000001", """{"state":"taken"}""", 404)]
    [TestCase("PATCH", "/api/v1/callbacks/00000000000000000000000000000001", "{}", 400)]
    [TestCase("GET", "/api/v1/callbacks?state=sleeping", null, 400)]
    [TestCase("GET", "/api/v1/callbacks?limit=501", null, 400)]
    [TestCase("GET", "/api/v1/callbacks/nonsense", null, 404)]
    public async Task Wrong_IsAProblem(string method, string path, string? body, int status)
    {
        var (code, problem) = await Agent.SendAsync(method, path, body);
        Assert.That((code, problem!["status"]!.GetValue<int>()), Is.EqualTo((status, status)));
    }
}
