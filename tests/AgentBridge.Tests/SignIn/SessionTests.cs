using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using CallCenter.AgentBridge.Tests.Fakes;

namespace CallCenter.AgentBridge.Tests.SignIn;

internal sealed class SessionTests : HostFixture
{
    [Test]
    public async Task Post_RightPassword_GivesTokenAndStrictCookie()
    {
        using var fresh = await Host.ClientAsync(null);
        using var answer = await fresh.PostAsJsonAsync("/api/v1/session", new { user = "anna", password = BridgeHost.Password });
        var body = await answer.JsonAsync();
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("callcenter_session=", StringComparison.Ordinal));
        Assert.Multiple(() =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(body.Text("token"), Has.Length.EqualTo(43));
            Assert.That(body.Text("name"), Is.EqualTo("Anna Agent"));
            Assert.That(body["roles"]!.ToJsonString(), Is.EqualTo("""["agent"]"""));
            Assert.That(cookie, Does.Contain("httponly").IgnoreCase.And.Contain("samesite=strict").IgnoreCase);
            Assert.That(Host.Desk.View("anna")!.State, Is.EqualTo(AgentState.NotReady), "signing in puts the agent at the desk");
        });
    }

    [TestCase("anna", "wrong")]
    [TestCase("nobody", "wrong")]
    [TestCase("", "")]
    public async Task Post_Wrong_Is401AsProblem(string user, string password)
    {
        using var answer = await Nobody.PostAsJsonAsync("/api/v1/session", new { user, password });
        Assert.Multiple(async () =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
            Assert.That((await answer.JsonAsync()).Text("code"), Is.EqualTo("wrongPassword"));
        });
    }

    [Test]
    public async Task Get_WithoutToken_Is401WithBearerChallenge()
    {
        using var answer = await Nobody.GetAsync("/api/v1/session");
        Assert.Multiple(async () =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(answer.Headers.WwwAuthenticate.Single().Scheme, Is.EqualTo("Bearer"));
            Assert.That((await answer.JsonAsync())["status"]!.GetValue<int>(), Is.EqualTo(401));
        });
    }

    [Test]
    public async Task Delete_TokenNoLongerWorks()
    {
        using var client = await Host.ClientAsync("ben");
        Assert.That((await client.SendAsync("GET", "/api/v1/session")).Status, Is.EqualTo(200));
        Assert.That((await client.SendAsync("DELETE", "/api/v1/session")).Status, Is.EqualTo(204));
        Assert.Multiple(async () =>
        {
            Assert.That((await client.SendAsync("GET", "/api/v1/session")).Status, Is.EqualTo(401));
            Assert.That(Host.Desk.View("ben")!.State, Is.EqualTo(AgentState.SignedOut), "the last session of an agent takes the agent off the desk");
        });
    }

    [Test]
    public async Task Cookie_ChangeWithoutHeader_Is403_WithHeader_IsDone()
    {
        using var client = await CookieClientAsync("sam");
        const string queue = """{"number":"+49301234567"}""";
        var (bare, problem) = await client.SendAsync("POST", "/api/v1/callbacks", queue);
        client.DefaultRequestHeaders.Add("X-Requested-With", "callcenter");
        var (withHeader, _) = await client.SendAsync("POST", "/api/v1/callbacks", queue);
        Assert.Multiple(() =>
        {
            Assert.That(bare, Is.EqualTo(403));
            Assert.That(problem.Text("code"), Is.EqualTo("crossSite"));
            Assert.That(withHeader, Is.EqualTo(201));
        });
    }

    [Test]
    public async Task Cookie_ForeignOrigin_Is403_OwnOrigin_IsDone()
    {
        using var client = await CookieClientAsync("sam");
        using var foreign = new HttpRequestMessage(HttpMethod.Post, "/api/v1/callbacks") { Content = JsonContent.Create(new { number = "+49301234567" }) };
        foreign.Headers.Add("Origin", "http://evil.example");
        using var own = new HttpRequestMessage(HttpMethod.Post, "/api/v1/callbacks") { Content = JsonContent.Create(new { number = "+49301234567" }) };
        own.Headers.Add("Origin", Host.Url);
        using var refused = await client.SendAsync(foreign);
        using var done = await client.SendAsync(own);
        Assert.That((refused.StatusCode, done.StatusCode), Is.EqualTo((HttpStatusCode.Forbidden, HttpStatusCode.Created)));
    }

    [Test]
    public async Task Patch_NewPassword_NeedsTheOldOne()
    {
        await Host.AddUserAsync("carl", "Carl", Roles.Agent);
        using var client = await Host.ClientAsync("carl");
        Assert.Multiple(async () =>
        {
            Assert.That((await client.SendAsync("PATCH", "/api/v1/session", """{"password":"another-one","currentPassword":"no"}""")).Status, Is.EqualTo(400));
            Assert.That((await client.SendAsync("PATCH", "/api/v1/session", $$"""{"password":"another-one","currentPassword":"{{BridgeHost.Password}}"}""")).Status, Is.EqualTo(204));
            Assert.That((await Nobody.SendAsync("POST", "/api/v1/session", """{"user":"carl","password":"another-one"}""")).Status, Is.EqualTo(200));
        });
    }

    [Test]
    public async Task Patch_Language_IsKept()
    {
        await Host.AddUserAsync("dora", "Dora", Roles.Supervisor);
        using var client = await Host.ClientAsync("dora");
        await client.SendAsync("PATCH", "/api/v1/session", """{"language":"zh"}""");
        Assert.That((await client.GetJsonAsync("/api/v1/session")).Text("language"), Is.EqualTo("zh"));
    }

    [Test]
    public async Task DisabledUser_LosesEverySession()
    {
        await Host.AddUserAsync("eve", "Eve", Roles.Agent);
        using var client = await Host.ClientAsync("eve");
        await Admin.SendAsync("PATCH", "/api/v1/agents/eve", """{"disabled":true}""");
        Assert.Multiple(async () =>
        {
            Assert.That((await client.SendAsync("GET", "/api/v1/session")).Status, Is.EqualTo(401));
            Assert.That((await Nobody.SendAsync("POST", "/api/v1/session", $$"""{"user":"eve","password":"{{BridgeHost.Password}}"}""")).Status, Is.EqualTo(401));
        });
    }

    private async Task<HttpClient> CookieClientAsync(string user)
    {
        var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(Host.Url) };
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        await client.PostAsJsonAsync("/api/v1/session", new { user, password = BridgeHost.Password });
        return client;
    }
}
