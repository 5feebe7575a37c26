using System.Text.Json.Nodes;
using CallCenter.AgentBridge.Tests.Fakes;

namespace CallCenter.AgentBridge.Tests.Hosting;

/// <summary>Two have read the same and both save: the second is told, with what is stored now, and nothing of the first is lost.</summary>
internal sealed class LostUpdateTests : HostFixture
{
    [TestCase("PUT", "/api/v1/mail/templates/solved/en", """{"subject":"s","body":"BODY"}""", "body")]
    [TestCase("PUT", "/api/v1/queues/support/callbacks", """{"mode":"agentFirst","callerNumber":"BODY"}""", "callerNumber", "+4930100", "+4930200")]
    [TestCase("PATCH", "/api/v1/agents/anna", """{"name":"BODY"}""", "name")]
    public async Task Settings(string method, string path, string body, string field, string mine = "mine", string theirs = "theirs")
    {
        var read = method == "PATCH" ? (await Admin.GetJsonAsync(path))["version"]!.GetValue<int>() : path.Contains("mail") ? 1 : 0;
        await SecondIsToldAsync(method, path, body, field, mine, theirs, read);
    }

    [TestCase("/api/v1/probes", """{"name":"menu","script":"steps BODY"}""", "script")]
    [TestCase("/api/v1/mail/rules", """{"trigger":"ticketClosed","template":"solved","contains":"BODY"}""", "contains")]
    public async Task OfMany(string path, string body, string field)
    {
        var (_, made) = await Supervisor.SendAsync("POST", path, body);
        await SecondIsToldAsync("PUT", $"{path}/{made.Text("id")}", body, field, "mine", "theirs", made!["version"]!.GetValue<int>());
    }

    [Test]
    public async Task NewLetter_DoesNotTakeThePlaceOfOneThatSomebodyElseHasMade()
    {
        const string Path = "/api/v1/mail/templates/fresh/en";
        Assert.That((await Supervisor.SendAsync("PUT", Path, """{"subject":"s","body":"one","version":0}""")).Status, Is.EqualTo(200));
        var (status, problem) = await Supervisor.SendAsync("PUT", Path, """{"subject":"s","body":"two","version":0}""");
        Assert.That((status, problem!["current"].Text("body")), Is.EqualTo((409, "one")));
    }

    [Test]
    public async Task Rights_DoNotComeBackByAFormThatWasOpenBefore()
    {
        await Host.AddUserAsync("late", "Late", Roles.Agent | Roles.Supervisor);
        var read = (await Admin.GetJsonAsync("/api/v1/agents/late"))["version"];
        Assert.That((await Admin.SendAsync("PATCH", "/api/v1/agents/late", """{"disabled":true,"roles":["agent"]}""")).Status, Is.EqualTo(200));
        var (status, problem) = await Admin.SendAsync("PATCH", "/api/v1/agents/late",
            $$"""{"name":"Late Comer","disabled":false,"roles":["agent","supervisor"],"version":{{read}}}""");
        Assert.That((status, problem.Text("code"), problem!["current"]!["disabled"]!.GetValue<bool>()), Is.EqualTo((409, "version", true)));
        var kept = (await Host.Users.GetAsync("late"))!;
        Assert.That((kept.Disabled, kept.Roles, kept.Name), Is.EqualTo((true, Roles.Agent, "Late")));
    }

    [TestCase("/api/v1/targets", """[{"queue":"support","figure":"averageWait","period":"day","value":1}]""", """[{"queue":"support","figure":"averageWait","period":"day","value":2}]""")]
    [TestCase("/api/v1/hints", """[{"en":"one","zh":"一"}]""", """[{"en":"two","zh":"二"}]""")]
    public async Task Lists_AreReplacedAsTheyWereRead(string path, string mine, string theirs)
    {
        using var read = await Admin.GetAsync(path);
        var tag = read.Headers.ETag!.Tag;
        Assert.That((await PutAsync(path, mine, "*")).Status, Is.EqualTo(200));
        var (late, problem, _) = await PutAsync(path, theirs, tag);
        Assert.That((late, problem.Text("code"), problem!["current"]!["items"]!.AsArray().Count), Is.EqualTo((409, "version", 1)));
        var (status, list, next) = await PutAsync(path, theirs, $"W/{problem["current"].Text("version")}");
        Assert.That((status, list!.AsArray().Count), Is.EqualTo((200, 1)));
        Assert.That((await PutAsync(path, mine, "anything")).Status, Is.EqualTo(409));
        Assert.That((await PutAsync(path, "[]", $"\"other\", {next}")).Status, Is.EqualTo(200));
        Assert.That((await PutAsync(path, mine, null)).Status, Is.EqualTo(200), "who names none replaces whatever there is");
    }

    private async Task SecondIsToldAsync(string method, string path, string body, string field, string mine, string theirs, int read)
    {
        string Body(string text, int? version) => body.Replace("BODY", text)[..^1] + (version is null ? "}" : $",\"version\":{version}}}");
        var (status, first) = await Admin.SendAsync(method, path, Body(mine, read));
        Assert.That((status, first!["version"]!.GetValue<int>()), Is.EqualTo((200, read + 1)));
        var (late, problem) = await Admin.SendAsync(method, path, Body(theirs, read));
        Assert.That((late, problem.Text("code"), problem!["current"].Text(field)), Is.EqualTo((409, "version", first.Text(field))));
        Assert.That((await Admin.SendAsync(method, path, Body(theirs, read + 1))).Status, Is.EqualTo(200), "behind the version that was told");
        Assert.That((await Admin.SendAsync(method, path, Body(mine, null))).Status, Is.EqualTo(200), "who names none replaces whatever there is");
    }

    private async Task<(int Status, JsonNode? Body, string? Tag)> PutAsync(string path, string json, string? tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json") };
        if (tag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        }

        using var answer = await Admin.SendAsync(request);
        return ((int)answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync()), answer.Headers.ETag?.ToString());
    }
}
