using CallCenter.AgentBridge.Tests.Fakes;

namespace CallCenter.AgentBridge.Tests.Agents;

internal sealed class AgentEndpointTests : HostFixture
{
    [Test]
    public async Task Phones_AreShownToTheirUserAndToSupervisors()
    {
        var own = (await Agent.GetJsonAsync("/api/v1/agents/anna/phones")).AsArray();
        Assert.That(own.Select(p => (p.Text("name"), p.Text("address"), p.Text("since"))), Is.EqualTo(new[]
        {
            ("baresip v1", "192.0.2.5:5060", "2026-01-05T09:00:00.000Z"), (null, "[2001:db8::5]:5061", null),
        }));
        Assert.That((await Supervisor.GetJsonAsync("/api/v1/phones")).AsArray(), Has.Count.EqualTo(2));
        Assert.That((await Agent.SendAsync("GET", "/api/v1/agents/ben/phones")).Status, Is.EqualTo(403));
        Assert.That((await Agent.SendAsync("GET", "/api/v1/phones")).Status, Is.EqualTo(403));
    }

    [Test]
    public async Task Post_AsInTheContract_TheAgentSignsInAndThePhoneHasItsHashes()
    {
        var (status, agent) = await Admin.SendAsync("POST", "/api/v1/agents",
            """{"user":"gina","password":"gina-page","name":"Gina","sipPassword":"a phone secret","skills":{"en":5},"queues":["support"]}""");
        var (signedIn, _) = await Nobody.SendAsync("POST", "/api/v1/session", """{"user":"gina","password":"gina-page"}""");
        var secrets = await Host.Users.GetSecretsAsync("gina");
        Assert.Multiple(() =>
        {
            Assert.That(status, Is.EqualTo(201));
            Assert.That(agent!.ToJsonString(), Does.Not.Contain("gina-page").And.Not.Contain("gina-phone"));
            Assert.That(agent["roles"]!.ToJsonString(), Is.EqualTo("""["agent"]"""));
            Assert.That(agent["skills"]!["en"]!.GetValue<int>(), Is.EqualTo(5));
            Assert.That(agent["hasPhone"]!.GetValue<bool>(), Is.True);
            Assert.That(signedIn, Is.EqualTo(200));
            Assert.That(secrets!.SipHa1Md5, Is.EqualTo("md5 of gina"));
        });
    }

    [Test]
    public async Task Delete_EndsTheSession_AndGivesOpenTicketsBack()
    {
        await Host.AddUserAsync("gone", "Going Away", Roles.Agent);
        using var client = await Host.ClientAsync("gone");
        var ticket = Host.ServiceDesk.Put(Samples.OpenTicket(DateTimeOffset.UtcNow) with { Id = Guid.NewGuid(), Owner = "gone" });

        Assert.That((await Supervisor.SendAsync("DELETE", "/api/v1/agents/gone")).Status, Is.EqualTo(403));
        Assert.That((await Admin.SendAsync("DELETE", "/api/v1/agents/gone")).Status, Is.EqualTo(204));

        Assert.Multiple(async () =>
        {
            Assert.That((await client.SendAsync("GET", "/api/v1/session")).Status, Is.EqualTo(401));
            Assert.That((await Admin.SendAsync("GET", "/api/v1/agents/gone")).Status, Is.EqualTo(404));
            Assert.That((await Admin.SendAsync("DELETE", "/api/v1/agents/gone")).Status, Is.EqualTo(404));
            Assert.That((await Host.ServiceDesk.GetTicketAsync(ticket.Id))!.Owner, Is.Null);
        });
    }

    [Test]
    public async Task Delete_GivesCallbacksBackToTheQueue()
    {
        await Host.AddUserAsync("leaver", "Leaves", Roles.Agent);
        var mine = (await Host.Callbacks.RequestAsync(new NewCallback("+49301112266", null, "support", null) { Agent = "leaver" })).Callback!;
        var taken = (await Host.Callbacks.RequestAsync(new NewCallback("+49301112265", null, "support", null))).Callback!;
        await Host.Callbacks.MoveAsync(taken.Id, new CallbackTransition(CallbackState.Taken, "leaver"));
        Assert.That((await Admin.SendAsync("DELETE", "/api/v1/agents/leaver")).Status, Is.EqualTo(204));
        Assert.That((await Host.Callbacks.GetAsync(mine.Id))!.Agent, Is.Null.Or.Empty);
        Assert.That((await Host.Callbacks.GetAsync(taken.Id))!, Has.Property("State").EqualTo(CallbackState.Waiting).And.Property("TakenBy").Null);
    }

    [Test]
    public async Task Delete_Oneself_OrSomebodyWhoTalks_IsRefused()
    {
        await Host.AddUserAsync("talker", "Talks Now", Roles.Agent);
        await Host.Desk.SignInAsync("talker");
        Host.Desk.Set(Host.Desk.View("talker")! with { State = AgentState.OnCall });
        var (self, why) = await Admin.SendAsync("DELETE", "/api/v1/agents/admin");
        var (busy, reason) = await Admin.SendAsync("DELETE", "/api/v1/agents/talker");
        Assert.That((self, why.Text("code"), busy, reason.Text("code")), Is.EqualTo((409, "yourself", 409, "busyNow")));
        Assert.That(await Host.Users.GetAsync("talker"), Is.Not.Null);
    }

    [Test]
    public async Task Patch_SipPasswordThatIsTheUsersName_IsRefusedAtItsField()
    {
        await Host.AddUserAsync("benjamin", "Benjamin", Roles.Agent);
        var (status, problem) = await Admin.SendAsync("PATCH", "/api/v1/agents/benjamin", """{"sipPassword":"Benjamin"}""");
        Assert.That((status, problem!["faults"]![0].Text("field"), problem["faults"]![0].Text("code")), Is.EqualTo((400, "sipPassword", "isUser")));
    }

    [Test]
    public async Task Post_Twice_Is409() =>
        Assert.That((await Admin.SendAsync("POST", "/api/v1/agents", """{"user":"anna","password":"whatever"}""")).Status, Is.EqualTo(409));

    [TestCase("""{"password":"whatever"}""", "user")]
    [TestCase("""{"user":"Big Name","password":"whatever"}""", "user")]
    [TestCase("""{"user":"live","password":"whatever"}""", "user")]
    [TestCase("""{"user":"hugo"}""", "password")]
    [TestCase("""{"user":"hugo","password":"abc"}""", "password")]
    [TestCase("""{"user":"hugo","password":"whatever","sipPassword":"1"}""", "sipPassword")]
    [TestCase("""{"user":"hugo.smith","password":"whatever","sipPassword":"Hugo.Smith"}""", "sipPassword")]
    [TestCase("""{"user":"hugo","password":"whatever","skills":{"en":11}}""", "skills")]
    [TestCase("""{"user":"hugo","password":"whatever","queues":["No Such"]}""", "queues")]
    [TestCase("""{"user":"hugo","password":"whatever","roles":["king"]}""", "roles")]
    [TestCase("""{"user":"hugo","password":"whatever","language":"fr"}""", "language")]
    public async Task Post_Wrong_Is400AndNamesTheField(string body, string field)
    {
        var (status, problem) = await Admin.SendAsync("POST", "/api/v1/agents", body);
        Assert.That((status, problem!["errors"]!.Names().Single()), Is.EqualTo((400, field)));
    }

    [TestCase("{")]
    [TestCase("""{"user":5}""")]
    [TestCase("""{"user":"hugo","skills":"many"}""")]
    public async Task Post_NotTheJsonOfAnAgent_Is400WithAReason(string body)
    {
        var (status, problem) = await Admin.SendAsync("POST", "/api/v1/agents", body);
        Assert.That(status, Is.EqualTo(400));
        Assert.That(problem.Text("detail"), Is.Not.Null.And.Not.Empty);
    }

    [Test]
    public async Task Patch_NewPasswordAndSkills_TheOldOnesAreGone()
    {
        await Host.AddUserAsync("iris", "Iris", Roles.Agent);
        using var session = await Host.ClientAsync("iris");
        var (status, agent) = await Admin.SendAsync("PATCH", "/api/v1/agents/iris", """{"password":"new-password","skills":{"zh":3},"name":"Iris I."}""");
        Assert.Multiple(async () =>
        {
            Assert.That(status, Is.EqualTo(200));
            Assert.That(agent.Text("name"), Is.EqualTo("Iris I."));
            Assert.That(agent!["skills"]!.ToJsonString(), Is.EqualTo("""{"zh":3}"""));
            Assert.That((await session.SendAsync("GET", "/api/v1/session")).Status, Is.EqualTo(401), "a new password ends the old sessions");
            Assert.That((await Nobody.SendAsync("POST", "/api/v1/session", """{"user":"iris","password":"new-password"}""")).Status, Is.EqualTo(200));
        });
    }

    [Test]
    public async Task Patch_LastAdministrator_CannotGo()
    {
        var (status, problem) = await Admin.SendAsync("PATCH", "/api/v1/agents/admin", """{"roles":["agent"]}""");
        Assert.That((status, problem.Text("code")), Is.EqualTo((409, "lastAdmin")));
    }

    [Test]
    public async Task State_OfAnAgentWhoIsNotSignedIn_OneRequestIsEnough()
    {
        await Host.AddUserAsync("jan", "Jan", Roles.Agent);
        var (status, view) = await Supervisor.SendAsync("PUT", "/api/v1/agents/jan/state", """{"state":"ready"}""");
        Assert.Multiple(() =>
        {
            Assert.That(status, Is.EqualTo(200));
            Assert.That(view.Text("state"), Is.EqualTo("ready"));
            Assert.That(Host.Desk.Commands, Does.Contain("setState jan Ready  by sam"));
        });
    }

    [Test]
    public async Task State_ByTheAgent_WithReason()
    {
        var (status, view) = await Agent.SendAsync("PUT", "/api/v1/agents/anna/state", """{"state":"notReady","reason":"break"}""");
        Assert.That((status, view.Text("state"), view.Text("reason")), Is.EqualTo((200, "notReady", "break")));
    }

    [TestCase("""{"state":"onCall"}""", 400)]
    [TestCase("""{"state":"flying"}""", 400)]
    [TestCase("{}", 400)]
    [TestCase("""{"state":"notReady","reason":"hungry"}""", 400)]
    public async Task State_Wrong_Is400(string body, int status) =>
        Assert.That((await Agent.SendAsync("PUT", "/api/v1/agents/anna/state", body)).Status, Is.EqualTo(status));

    [Test]
    public async Task State_OfNobody_Is404() =>
        Assert.That((await Supervisor.SendAsync("PUT", "/api/v1/agents/nobody/state", """{"state":"ready"}""")).Status, Is.EqualTo(404));

    [Test]
    public async Task Live_HasStateReasonSinceAndCall()
    {
        Host.Figures.Set(Samples.Figures(DateTimeOffset.UtcNow));
        var agents = (await Agent.GetJsonAsync("/api/v1/agents/live")).AsArray();
        var anna = agents.Single(a => a.Text("user") == "anna")!;
        var dirk = agents.Single(a => a.Text("user") == "dirk")!;
        Assert.Multiple(() =>
        {
            Assert.That(anna.Text("state"), Is.EqualTo("onCall"));
            Assert.That(anna["call"].Text("from"), Is.EqualTo("+49301234567"), "the own caller");
            Assert.That(agents.Single(a => a.Text("user") == "carla")!["call"], Is.Null, "a colleague's");
            Assert.That(dirk.Text("reason"), Is.EqualTo("lunch"));
            Assert.That(dirk.Text("since"), Does.Match(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$"));
        });
    }
}
