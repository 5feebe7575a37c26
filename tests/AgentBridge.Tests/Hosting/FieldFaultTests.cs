using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CallCenter.AgentBridge.Tests.Fakes;

namespace CallCenter.AgentBridge.Tests.Hosting;

/// <summary>A refused field is named with a code and its arguments, so that a page can say it in the reader's language.</summary>
internal sealed partial class FieldFaultTests : HostFixture
{
    private const string Agents = "/api/v1/agents";
    private const string Queues = "/api/v1/queues";

    [TestCase("POST", Agents, """{"user":"hugo","password":"abc"}""", """{"field":"password","code":"length","args":{"min":6,"max":128}}""")]
    [TestCase("POST", Agents, """{"user":"hugo"}""", """{"field":"password","code":"missing","args":{}}""")]
    [TestCase("POST", Agents, """{"user":"Big Name","password":"whatever"}""", """{"field":"user","code":"notName","args":{"max":32}}""")]
    [TestCase("POST", Agents, """{"user":"hugo","password":"whatever","language":"fr"}""", """{"field":"language","code":"notOneOf","args":{"allowed":["en","zh"]}}""")]
    [TestCase("POST", Agents, """{"user":"hugo","password":"whatever","skills":{"en":11}}""", """{"field":"skills","code":"range","args":{"min":1,"max":10}}""")]
    [TestCase("POST", Agents, """{"user":"hugo","skills":"many"}""", """{"field":"skills","code":"malformed","args":{}}""")]
    [TestCase("POST", Queues, """{"name":"q","serviceLevelSeconds":99999}""", """{"field":"serviceLevelSeconds","code":"range","args":{"min":1,"max":3600}}""")]
    [TestCase("POST", "/api/v1/customers", """{"name":"x","numbers":["wrong"]}""", """{"field":"numbers","code":"notPhone","args":{"value":"wrong"}}""")]
    [TestCase("POST", "/api/v1/tickets", """{"subject":"x","type":"song"}""", """{"field":"type","code":"malformed","args":{}}""")]
    [TestCase("GET", "/api/v1/calls?limit=1001", null, """{"field":"limit","code":"range","args":{"min":1,"max":1000}}""")]
    [TestCase("GET", "/api/v1/calls?limit=many", null, """{"field":"limit","code":"malformed","args":{}}""")]
    [TestCase("GET", "/api/v1/calls?from=yesterday", null, """{"field":"from","code":"malformed","args":{}}""")]
    [TestCase("PATCH", "/api/v1/session", """{"password":"new-secret","currentPassword":"x"}""", """{"field":"currentPassword","code":"wrongPassword","args":{}}""")]
    public async Task Wrong_Is400WithTheFieldItsCodeAndTheLimits(string method, string path, string? body, string fault)
    {
        var (status, problem) = await Admin.SendAsync(method, path, body);
        Assert.Multiple(() =>
        {
            Assert.That((status, problem.Text("code")), Is.EqualTo((400, "invalid")));
            Assert.That(problem!["faults"]!.AsArray().Single()!.ToJsonString(), Is.EqualTo(fault));
            Assert.That(problem["errors"]!.Names(), Is.EqualTo(new[] { JsonNode.Parse(fault).Text("field") }));
        });
    }

    [Test]
    public async Task Wrong_SeveralFields_AllAreNamedAtOnce()
    {
        var (_, problem) = await Admin.SendAsync("POST", Agents, """{"user":"","name":" ","roles":["king"]}""");
        Assert.That(problem!["faults"]!.AsArray().Select(f => f.Text("field")), Is.EqualTo(new[] { "user", "password", "name", "roles" }));
    }

    /// <summary>Whatever the interface's description says of a parameter that is no plain text: what cannot be read is named.</summary>
    [Test]
    public async Task Parameter_ThatCannotBeRead_IsNamed_AtEveryAddress()
    {
        var paths = (await Nobody.GetJsonAsync("/openapi/v1.json"))["paths"]!.AsObject();
        var typed = from path in paths from method in path.Value!.AsObject() from parameter in method.Value!["parameters"]?.AsArray() ?? []
                    where parameter.Text("in") == "query" && NoText().IsMatch(parameter!["schema"]!.ToJsonString())
                    select (Method: method.Key.ToUpperInvariant(), Path: PathParameter().Replace(path.Key, $"{Guid.Empty:N}"), Name: parameter.Text("name")!);
        var asked = typed.ToList();
        Assert.That(asked, Has.Count.GreaterThan(10));
        foreach (var (method, path, name) in asked)
        {
            var (status, problem) = await Admin.SendAsync(method, $"{path}?{name}=wrong", method == "GET" ? null : "{}");
            Assert.That((status, problem?["faults"]?[0].Text("field"), problem?["faults"]?[0].Text("code")), Is.EqualTo((400, name, "malformed")), $"{method} {path}?{name}");
        }
    }

    [Test]
    public async Task Parameters_SeveralThatCannotBeRead_AreNamedAtOnce()
    {
        var (_, problem) = await Admin.SendAsync("GET", "/api/v1/calls?limit=many&from=yesterday&to=");
        Assert.That(problem!["faults"]!.AsArray().Select(f => f.Text("field")), Is.EqualTo(new[] { "limit", "from" }));
    }

    [Test]
    public async Task Late_Is409AndNamesTheVersion()
    {
        var (_, ticket) = await Agent.SendAsync("POST", "/api/v1/tickets", """{"subject":"Meter broken"}""");
        var (status, problem) = await Agent.SendAsync("PATCH", $"/api/v1/tickets/{ticket.Text("id")}", """{"note":"x","version":7}""");
        Assert.That((status, problem.Text("code"), problem!["current"].Text("subject")), Is.EqualTo((409, "version", "Meter broken")));
    }

    [TestCase("POST", Agents, "{")]
    [TestCase("POST", Agents, "[]")]
    [TestCase("POST", Agents, null)]
    [TestCase("POST", Agents, """{"user":5}""")]
    [TestCase("POST", Agents, """{"skills":{"en":1e999}}""")]
    [TestCase("POST", "/api/v1/callbacks", """{"number":"1","dueAt":"soon"}""")]
    [TestCase("PUT", "/api/v1/agents/anna/state", """{"state":"flying"}""")]
    [TestCase("GET", "/api/v1/customers?limit=1e9", null)]
    [TestCase("GET", "/api/v1/tickets?customerId=me", null)]
    public async Task Unreadable_SaysSoWithoutNamesOfTheProgram(string method, string path, string? body)
    {
        var (status, problem) = await Admin.SendAsync(method, path, body);
        Assert.That(status, Is.EqualTo(400).Or.EqualTo(415));
        Assert.That(problem.Text("detail"), Is.Not.Empty);
        Assert.That(problem!.ToJsonString(), Does.Not.Match("System|Microsoft|CallCenter|AgentRequest|Int32|Nullable|DateTimeOffset|Exception"));
    }

    [GeneratedRegex("\"(integer|boolean|uuid|date-time)\"")]
    private static partial Regex NoText();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex PathParameter();
}
