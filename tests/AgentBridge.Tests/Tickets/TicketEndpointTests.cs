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
        var (late, stale) = await Agent.SendAsync("PATCH", path, """{"note":"x","version":1}""");
        Assert.Multiple(() =>
        {
            Assert.That((created, ticket.Text("state")), Is.EqualTo((201, "new")));
            Assert.That((moved, after.Text("state"), after.Text("owner")), Is.EqualTo((200, "assigned", "ben")));
            Assert.That((illegal, problem.Text("code")), Is.EqualTo((409, "refused")));
            Assert.That((late, stale.Text("code"), stale!["current"].Text("owner"), stale["current"]!["version"]!.GetValue<int>()), Is.EqualTo((409, "version", "ben", 2)));
            Assert.That(stale["current"]!["moves"]!.AsArray(), Is.Not.Empty, "what is stored now is told as a ticket is read");
        });
    }

    [TestCase("POST", "/api/v1/tickets", "{}", 400)]
    [TestCase("POST", "/api/v1/tickets", """{"subject":"x","type":"song"}""", 400)]
    [TestCase("PATCH", "/api/v1/tickets/0197a000000070008000000000000099", """{"note":"x"}""", 404)]
    [TestCase("GET", "/api/v1/tickets/0197a000000070008000000000000099", null, 404)]
    [TestCase("GET", "/api/v1/tickets?state=lost", null, 400)]
    [TestCase("GET", "/api/v1/tickets?limit=501", null, 400)]
    [TestCase("GET", "/api/v1/tickets?before=nonsense", null, 400)]
    [TestCase("GET", "/api/v1/tickets?before=99999999999999999.0197a000000070008000000000000011", null, 400)]
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

    [Test]
    public async Task Customers_ChangedBehindSomebodyElse_Is409WithWhatIsStoredNow()
    {
        var (_, customer) = await Agent.SendAsync("POST", "/api/v1/customers", """{"name":"Olga"}""");
        var path = $"/api/v1/customers/{customer.Text("id")}";
        await Agent.SendAsync("PUT", path, """{"name":"Olga Orlova","version":1}""");

        var (status, problem) = await Agent.SendAsync("PUT", path, """{"name":"Olga Other","version":1}""");

        Assert.That((status, problem.Text("code"), problem!["current"].Text("name")), Is.EqualTo((409, "version", "Olga Orlova")));
        Assert.That((await Agent.SendAsync("PUT", path, """{"name":"Olga Other","version":2}""")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Agents_SeeTheTicketsOfTheirWorkAlone_SupervisorsAll()
    {
        var theirs = Host.ServiceDesk.Put(Samples.OpenTicket(DateTimeOffset.UtcNow) with
        {
            Id = Guid.CreateVersion7(), Number = "T-000777", Owner = "ben", Department = "legal", CustomerId = null, Phone = "+4989777",
        });
        var path = $"/api/v1/tickets/{theirs.Id:N}";
        Assert.Multiple(async () =>
        {
            Assert.That((await Agent.GetJsonAsync("/api/v1/tickets?limit=500")).AsArray().Select(t => t.Text("number")), Has.None.EqualTo("T-000777"));
            Assert.That((await Supervisor.GetJsonAsync("/api/v1/tickets?limit=500")).AsArray().Select(t => t.Text("number")), Does.Contain("T-000777"));
            foreach (var (method, what, body) in new[] { ("GET", path, null), ("GET", $"{path}/history", null), ("GET", $"{path}/calls", null), ("PATCH", path, """{"note":"x"}""") })
            {
                Assert.That((await Agent.SendAsync(method, what, body)).Status, Is.EqualTo(403), what);
            }

            Assert.That((await Supervisor.SendAsync("GET", $"{path}/calls")).Status, Is.EqualTo(200));
        });
    }

    [Test]
    public async Task List_FullPage_LinksBehindTheLastOneWhereItStood()
    {
        using var ben = await Host.ClientAsync("ben");
        var now = DateTimeOffset.UtcNow;
        Ticket[] three = [.. Enumerable.Range(1, 3).Select(i => Host.ServiceDesk.Put(Samples.OpenTicket(now) with
        {
            Id = Guid.CreateVersion7(), Number = $"P-{i}", Subject = "a page", Owner = "ben", UpdatedAt = now.AddHours(-i),
        }))];
        using var answer = await ben.GetAsync("/api/v1/tickets?q=a+page&limit=2");
        var next = answer.Headers.GetValues("Link").Single().Split('<', '>')[1];
        Host.ServiceDesk.Put(three[1] with { UpdatedAt = now });

        Assert.That((await ben.GetJsonAsync(next)).AsArray().Select(t => t.Text("number")), Is.EqualTo(new[] { "P-3" }), "although the last one has moved up");
        Assert.That((await ben.GetJsonAsync($"/api/v1/tickets?q=a+page&before={three[0].Id:N}")).AsArray().Select(t => t.Text("number")), Is.EqualTo(new[] { "P-3" }));
    }

    [Test]
    public async Task Customers_MergeAndErase_AreForWhoLeads()
    {
        var (_, one) = await Agent.SendAsync("POST", "/api/v1/customers", """{"name":"Twin One","numbers":["+4930555201"]}""");
        var (_, two) = await Agent.SendAsync("POST", "/api/v1/customers", """{"name":"Twin Two","numbers":["+4930555202"]}""");
        var (first, second) = ($"/api/v1/customers/{one.Text("id")}", $"/api/v1/customers/{two.Text("id")}");
        var body = $$"""{"into":"{{two.Text("id")}}"}""";
        Assert.That((await Agent.SendAsync("POST", $"{first}/merge", body)).Status, Is.EqualTo(403));
        Assert.That((await Agent.SendAsync("DELETE", first)).Status, Is.EqualTo(403));
        Assert.That((await Supervisor.SendAsync("POST", $"{first}/merge", "{}")).Status, Is.EqualTo(400));

        var (merged, both) = await Supervisor.SendAsync("POST", $"{first}/merge", body);
        Assert.That((merged, both!["numbers"]!.AsArray().Count), Is.EqualTo((200, 2)));
        Assert.That((await Agent.SendAsync("GET", first)).Status, Is.EqualTo(404));

        Assert.That((await Supervisor.SendAsync("DELETE", second)).Status, Is.EqualTo(204));
        Assert.That((await Supervisor.SendAsync("DELETE", second)).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task Patch_AnEmptyTextTakesOwnerCustomerAndPhoneAway_AndSearchFindsByText()
    {
        var (_, ticket) = await Agent.SendAsync("POST", "/api/v1/tickets",
            $$"""{"subject":"Zebra crossing","owner":"anna","phone":"+4930555301","customerId":"{{Samples.Weber:N}}","source":"agent"}""");
        var path = $"/api/v1/tickets/{ticket.Text("id")}";
        var (status, after) = await Agent.SendAsync("PATCH", path, """{"owner":"","customerId":"","phone":"","version":1}""");
        Assert.Multiple(async () =>
        {
            Assert.That((status, after.Text("owner"), after.Text("customerId"), after.Text("phone")), Is.EqualTo((200, (string?)null, (string?)null, (string?)null)));
            Assert.That((await Agent.SendAsync("PATCH", path, """{"customerId":"nobody"}""")).Status, Is.EqualTo(400));
            Assert.That((await Agent.GetJsonAsync("/api/v1/tickets?q=zebra")).AsArray(), Has.Count.EqualTo(1));
        });
    }

    [TestCase("""{"numbers":[]}""", 400)]
    [TestCase("""{"name":"x","numbers":["wrong"]}""", 400)]
    public async Task Customers_Wrong_Is400(string body, int status) =>
        Assert.That((await Agent.SendAsync("POST", "/api/v1/customers", body)).Status, Is.EqualTo(status));
}
