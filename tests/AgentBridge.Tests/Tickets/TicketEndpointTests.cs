using CallCenter.AgentBridge.Tests.Fakes;

namespace CallCenter.AgentBridge.Tests.Tickets;

internal sealed class TicketEndpointTests : HostFixture
{
    [OneTimeSetUp]
    public void AddTicket()
    {
        Host.ServiceDesk.Put(Samples.OpenTicket(DateTimeOffset.UtcNow));
        foreach (var customer in Samples.Customers)
        {
            Host.ServiceDesk.Put(customer);
        }
    }

    [TestCase("phone=%2B49301234567", 1)]
    [TestCase("phone=+49301234567", 1)]
    [TestCase("phone=%2B4930999", 0)]
    [TestCase("customerId=0197a000000070008000000000000001", 1)]
    [TestCase("customerId=0197a000-0000-7000-8000-000000000009", 0)]
    [TestCase("state=assigned&phone=%2B49301234567", 1)]
    [TestCase("state=closed&phone=%2B49301234567", 0)]
    [TestCase("owner=anna&open=true", 1)]
    public async Task Get_Filters(string query, int count) =>
        Assert.That((await Agent.GetJsonAsync($"/api/v1/tickets?{query}")).AsArray().Count(t => t.Text("number") == "T-000042"), Is.EqualTo(count));

    [Test]
    public async Task Get_One_WithLegalMovesHistoryAndCalls()
    {
        var call = CallId.New();
        Host.Calls.Calls[call] = Samples.Call(call, DateTimeOffset.UtcNow);
        Host.ServiceDesk.Note(Samples.Ticket, "anna", "note", null, null, "called the fitter");
        var path = $"/api/v1/tickets/{Samples.Ticket:N}";
        var ticket = await Agent.GetJsonAsync(path);
        Assert.Multiple(async () =>
        {
            Assert.That(ticket.Text("id"), Is.EqualTo(Samples.Ticket.ToString("N")));
            Assert.That(ticket.Text("priority"), Is.EqualTo("high"));
            Assert.That(ticket["moves"]!.AsArray().Select(m => m!.GetValue<string>()), Does.Contain("handled").And.Not.Contain("closed"));
            Assert.That((await Agent.GetJsonAsync($"{path}/history")).AsArray().Select(h => h.Text("note")), Does.Contain("called the fitter"));
            Assert.That((await Agent.GetJsonAsync($"{path}/calls")).AsArray().Select(c => c.Text("id")), Does.Contain(call.ToString()));
        });
    }

    [Test]
    public async Task PostThenPatch_MovesByTheRules()
    {
        var (created, ticket) = await Agent.SendAsync("POST", "/api/v1/tickets", """{"subject":"Meter broken","type":"complaint","priority":"medium"}""");
        var path = $"/api/v1/tickets/{ticket.Text("id")}";
        var (moved, after) = await Agent.SendAsync("PATCH", path, """{"state":"assigned","owner":"ben","version":1}""");
        var (illegal, problem) = await Agent.SendAsync("PATCH", path, """{"state":"closed"}""");
        var (late, _) = await Agent.SendAsync("PATCH", path, """{"note":"x","version":1}""");
        Assert.Multiple(() =>
        {
            Assert.That((created, ticket.Text("state")), Is.EqualTo((201, "new")));
            Assert.That((moved, after.Text("state"), after.Text("owner")), Is.EqualTo((200, "assigned", "ben")));
            Assert.That((illegal, problem.Text("code")), Is.EqualTo((409, "refused")));
            Assert.That(late, Is.EqualTo(409));
        });
    }

    [TestCase("POST", "/api/v1/tickets", "{}", 400)]
    [TestCase("POST", "/api/v1/tickets", """{"subject":"x","type":"song"}""", 400)]
    [TestCase("PATCH", "/api/v1/tickets/0197a000000070008000000000000099", """{"note":"x"}""", 404)]
    [TestCase("GET", "/api/v1/tickets/0197a000000070008000000000000099", null, 404)]
    [TestCase("GET", "/api/v1/tickets?state=lost", null, 400)]
    [TestCase("GET", "/api/v1/tickets?limit=501", null, 400)]
    public async Task Wrong_IsAProblem(string method, string path, string? body, int status) =>
        Assert.That((await Agent.SendAsync(method, path, body)).Status, Is.EqualTo(status));

    [Test]
    public async Task Customers_ByNumber_AllWhoHaveIt() =>
        Assert.That((await Agent.GetJsonAsync("/api/v1/customers?phone=+49301234567")).AsArray().Select(c => c.Text("name")),
            Is.EqualTo(new[] { "Jonas Weber", "Maria Weber" }));

    [Test]
    public async Task Customers_AddAndChange()
    {
        var (created, customer) = await Agent.SendAsync("POST", "/api/v1/customers", """{"name":"Otto","numbers":["+4930555111"],"valueClass":"B"}""");
        var (changed, after) = await Agent.SendAsync("PUT", $"/api/v1/customers/{customer.Text("id")}", """{"name":"Otto Ohm","numbers":[]}""");
        Assert.Multiple(() =>
        {
            Assert.That((created, customer.Text("name")), Is.EqualTo((201, "Otto")));
            Assert.That((changed, after.Text("name"), after.Text("valueClass")), Is.EqualTo((200, "Otto Ohm", "C")));
        });
    }

    [TestCase("""{"numbers":[]}""", 400)]
    [TestCase("""{"name":"x","numbers":["wrong"]}""", 400)]
    public async Task Customers_Wrong_Is400(string body, int status) =>
        Assert.That((await Agent.SendAsync("POST", "/api/v1/customers", body)).Status, Is.EqualTo(status));
}
