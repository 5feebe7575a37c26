using CallCenter.AgentBridge.Tests.Fakes;

namespace CallCenter.AgentBridge.Tests.Trunks;

internal sealed class TrunkEndpointTests : HostFixture
{
    private const string Carrier = """{"name":"NAME","addresses":["192.0.2.7"],"host":"sip.example.com","user":"4930","password":"top-secret","maxCalls":7,"numberOut":"+49=0"}""";

    [Test]
    public async Task Post_ThenRead_ThePasswordIsNeverShown_AndTheChangeIsAFact()
    {
        var (status, trunk) = await Admin.SendAsync("POST", "/api/v1/trunks", Carrier.Replace("NAME", "one", StringComparison.Ordinal));

        var read = await Admin.GetJsonAsync("/api/v1/trunks/one");
        Assert.That((status, trunk!.ToJsonString()), Is.EqualTo((201, read.ToJsonString())));
        Assert.That(read.ToJsonString(), Does.Not.Contain("top-secret").And.Contain("\"hasPassword\":true"));
        Assert.That((read["maxCalls"]!.GetValue<int>(), read.Text("numberOut"), read["fixed"]!.GetValue<bool>()), Is.EqualTo((7, "+49=0", false)));
        var fact = Host.Journal.Of<TrunkChanged>().Single(f => f.Trunk == "one");
        Assert.That((fact.By, fact.Change), Is.EqualTo(("admin", "added")));
    }

    [Test]
    public async Task Put_ChangesWhatIsGiven_TellsWhich_AndKeepsThePassword()
    {
        await Admin.SendAsync("POST", "/api/v1/trunks", Carrier.Replace("NAME", "two", StringComparison.Ordinal));

        var (status, trunk) = await Admin.SendAsync("PUT", "/api/v1/trunks/two", """{"maxCalls":9,"numberOut":"","version":1}""");

        Assert.That((status, trunk!["maxCalls"]!.GetValue<int>(), trunk["numberOut"], trunk["hasPassword"]!.GetValue<bool>(), trunk["version"]!.GetValue<int>()),
            Is.EqualTo((200, 9, (object?)null, true, 2)));
        Assert.That(Host.Journal.Of<TrunkChanged>().Single(f => f is { Trunk: "two", Change: "changed" }).Fields, Is.EquivalentTo((string[])["maxCalls", "numberOut"]));
        var (late, problem) = await Admin.SendAsync("PUT", "/api/v1/trunks/two", """{"maxCalls":5,"version":1}""");
        Assert.That((late, problem.Text("code"), problem!["current"]!["maxCalls"]!.GetValue<int>()), Is.EqualTo((409, "version", 9)));
    }

    [Test]
    public async Task Delete_IsGone()
    {
        await Admin.SendAsync("POST", "/api/v1/trunks", Carrier.Replace("NAME", "three", StringComparison.Ordinal));
        Assert.That((await Admin.SendAsync("DELETE", "/api/v1/trunks/three")).Status, Is.EqualTo(204));
        Assert.That((await Admin.SendAsync("DELETE", "/api/v1/trunks/three")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task OfTheConfiguration_IsShownAndNotChanged()
    {
        var list = (await Supervisor.GetJsonAsync("/api/v1/trunks")).AsArray();
        var shown = list.Single(t => t.Text("name") == "fixed")!;
        Assert.That((shown["fixed"]!.GetValue<bool>(), shown.ToJsonString().Contains("geheim", StringComparison.Ordinal)), Is.EqualTo((true, false)));
        var (status, problem) = await Admin.SendAsync("PUT", "/api/v1/trunks/fixed", """{"maxCalls":9}""");
        Assert.That((status, problem.Text("code")), Is.EqualTo((409, "fixed")));
        Assert.That((await Admin.SendAsync("DELETE", "/api/v1/trunks/fixed")).Status, Is.EqualTo(409));
        Assert.That((await Admin.SendAsync("POST", "/api/v1/trunks", Carrier.Replace("NAME", "fixed", StringComparison.Ordinal))).Status, Is.EqualTo(409));
    }

    [Test]
    public async Task State_SaysHowItIs()
    {
        var state = await Supervisor.GetJsonAsync("/api/v1/trunks/fixed/state");
        Assert.That((state.Text("registration"), state["answers"]!.GetValue<bool>(), state["lastErrors"]![0].Text("kind")), Is.EqualTo(("registered", true, "call")));
        Assert.That((await Supervisor.SendAsync("GET", "/api/v1/trunks/none/state")).Status, Is.EqualTo(404));
    }

    [TestCase("""{"name":"Big Trunk","addresses":["192.0.2.1"]}""", "name")]
    [TestCase("""{"name":"x"}""", "addresses")]
    [TestCase("""{"name":"x","addresses":["192.0.2.1/33"]}""", "addresses")]
    [TestCase("""{"name":"x","addresses":["192.0.2.1"],"user":"anna","password":"123456"}""", "user")]
    [TestCase("""{"name":"x","addresses":[null]}""", "addresses")]
    public async Task Wrong_IsTheFieldsFault(string body, string field)
    {
        var (status, problem) = await Admin.SendAsync("POST", "/api/v1/trunks", body);
        Assert.That((status, problem!["faults"]![0].Text("field")), Is.EqualTo((400, field)));
    }

    [Test]
    public async Task OnlyAnAdministratorChanges_AndAgentsSeeNothing()
    {
        Assert.That((await Supervisor.SendAsync("POST", "/api/v1/trunks", Carrier)).Status, Is.EqualTo(403));
        Assert.That((await Agent.SendAsync("GET", "/api/v1/trunks")).Status, Is.EqualTo(403));
    }
}
