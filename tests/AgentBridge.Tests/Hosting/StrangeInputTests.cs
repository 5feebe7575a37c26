using CallCenter.AgentBridge.Tests.Fakes;

namespace CallCenter.AgentBridge.Tests.Hosting;

/// <summary>What is legal JSON, or a legal date, and yet nothing that anybody means.</summary>
internal sealed class StrangeInputTests : HostFixture
{
    [TestCase("PUT", "/api/v1/targets", "[null]", 200)]
    [TestCase("PUT", "/api/v1/hints", "[null]", 200)]
    [TestCase("POST", "/api/v1/agents", """{"user":"nulls","password":"whatever","queues":[null],"roles":["agent",null]}""", 201)]
    [TestCase("POST", "/api/v1/customers", """{"name":"Nulls","numbers":[null,"+4930555040"],"contracts":[null]}""", 201)]
    [TestCase("POST", "/api/v1/campaigns", """{"name":"nulls","dispositions":[null],"script":[null],"language":null}""", 201)]
    [TestCase("POST", "/api/v1/campaigns/0192000000007000800000000000abcd/leads/customers", """{"valueClasses":[null]}""", 404)]
    [TestCase("POST", "/api/v1/callbacks", """{"number":"+4930555041","language":null}""", 201)]
    [TestCase("POST", "/api/v1/callbacks", """{"number":"+4930555042","agent":"nobody"}""", 400)]
    [TestCase("POST", "/api/v1/customers", """{"name":"\ud800"}""", 400)]
    [TestCase("GET", "/api/v1/customers?q=a%00b", null, 400)]
    [TestCase("GET", "/api/v1/reports/inbound?from=0001-01-01&to=0001-01-02&zone=Asia/Shanghai", null, 400)]
    [TestCase("GET", "/api/v1/reports/inbound?from=9999-12-30&to=9999-12-31&zone=America/New_York", null, 400)]
    [TestCase("GET", "/api/v1/reports/inbound?from=0001-01-01T00:00:00Z&zone=America/New_York", null, 400)]
    [TestCase("GET", "/api/v1/reports/inbound?zone=/usr/share/zoneinfo/Europe/Berlin", null, 400)]
    [TestCase("GET", "/api/v1/targets/deviations?from=0001-01-01", null, 400)]
    public async Task Answer_IsNeverAFaultOfTheServer(string method, string path, string? body, int status) =>
        Assert.That((await Admin.SendAsync(method, path, body)).Status, Is.EqualTo(status));
}
