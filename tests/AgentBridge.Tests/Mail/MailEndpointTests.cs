using CallCenter.AgentBridge.Tests.Fakes;

namespace CallCenter.AgentBridge.Tests.Mail;

internal sealed class MailEndpointTests : HostFixture
{
    [Test]
    public async Task Templates_AndRules_AreSupervisors_AgentsReadTemplates()
    {
        Assert.That((await Supervisor.SendAsync("PUT", "/api/v1/mail/templates/hello/zh", """{"subject":"您好","body":"{name}"}""")).Status, Is.EqualTo(200));
        Assert.That((await Supervisor.SendAsync("PUT", "/api/v1/mail/templates/hello/en", """{"subject":"Hello"}""")).Body!["faults"]![0].Text("field"), Is.EqualTo("body"));
        Assert.That((await Agent.GetJsonAsync("/api/v1/mail/templates")).AsArray().Select(t => t.Text("name")), Does.Contain("hello"));
        Assert.That((await Agent.SendAsync("GET", "/api/v1/mail/outbox")).Status, Is.EqualTo(403));
        Assert.That((await Agent.SendAsync("PUT", "/api/v1/mail/templates/hello/zh", "{}")).Status, Is.EqualTo(403));

        var (status, rule) = await Supervisor.SendAsync("POST", "/api/v1/mail/rules", """{"trigger":"ticketClosed","template":"hello","contains":"bill"}""");
        Assert.That((status, rule.Text("contains")), Is.EqualTo((200, "bill")));
        Assert.That((await Supervisor.SendAsync("POST", "/api/v1/mail/rules", "{}")).Status, Is.EqualTo(400));
        Assert.That((await Supervisor.SendAsync("DELETE", "/api/v1/mail/templates/hello")).Status, Is.EqualTo(409), "a rule needs it");
        Assert.That((await Supervisor.SendAsync("DELETE", $"/api/v1/mail/rules/{rule.Text("id")}")).Status, Is.EqualTo(204));
        Assert.That((await Supervisor.SendAsync("PUT", $"/api/v1/mail/rules/{rule.Text("id")}", """{"trigger":"ticketClosed","template":"hello"}""")).Status, Is.EqualTo(404));
        Assert.That((await Supervisor.SendAsync("DELETE", "/api/v1/mail/templates/hello")).Status, Is.EqualTo(204));
        Assert.That((await Supervisor.SendAsync("POST", "/api/v1/mail/test", """{"address":"no@example.org"}""")).Body.Text("error"), Is.EqualTo("550 no such user"));
        Assert.That((await Supervisor.GetJsonAsync("/api/v1/mail")).Text("server"), Is.EqualTo("post.example:587"));
    }

    [Test]
    public async Task Letter_IsFilledIn_ReadOver_Sent_AndStandsOnTheTicket()
    {
        var (_, ticket) = await Supervisor.SendAsync("POST", "/api/v1/tickets", """{"subject":"The bill"}""");
        var path = $"/api/v1/tickets/{ticket.Text("id")}";
        var draft = await Supervisor.GetJsonAsync($"{path}/mail/draft?template=solved");
        Assert.That((draft.Text("address"), draft.Text("body")), Is.EqualTo(("ann@example.org", "Dear {name}")));
        Assert.That((await Supervisor.SendAsync("GET", $"{path}/mail/draft?template=none")).Status, Is.EqualTo(404));
        Assert.That((await Supervisor.SendAsync("POST", $"{path}/mail", """{"address":"ann@example.org","subject":"s","body":"b","print":true}""")).Status, Is.EqualTo(200));
        Assert.That((await Supervisor.SendAsync("POST", $"{path}/mail", """{"subject":"s","body":"b"}""")).Status, Is.EqualTo(400));
        Assert.That((await Supervisor.GetJsonAsync($"{path}/mail"))[0].Text("by"), Is.EqualTo("sam"));

        using var pdf = await Supervisor.GetAsync($"{path}/pdf?lang=zh");
        Assert.That((pdf.Content.Headers.ContentType!.MediaType, await pdf.Content.ReadAsStringAsync()), Is.EqualTo(("application/pdf", $"%PDF {ticket.Text("number")} zh")));
        Host.Mail.Trouble = "no font";
        Assert.That((await Supervisor.SendAsync("GET", $"{path}/pdf")).Body.Text("code"), Is.EqualTo("noFont"));
        Host.Mail.Trouble = null;
        Assert.That((await Supervisor.SendAsync("GET", $"/api/v1/tickets/{Guid.NewGuid()}/pdf")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task Probes_AreMadeAndCalled_AndAFaultHasItsLine()
    {
        var (status, refused) = await Supervisor.SendAsync("POST", "/api/v1/probes", """{"name":"menu","script":"probe: x"}""");
        Assert.That((status, refused!["faults"]![0].Text("code"), refused["faults"]![0]!["args"]!["line"]!.GetValue<int>()), Is.EqualTo((400, "badLine", 1)));
        var (_, made) = await Supervisor.SendAsync("POST", "/api/v1/probes", """{"name":"menu","script":"steps","everyMinutes":30}""");
        var path = $"/api/v1/probes/{made.Text("id")}";
        Assert.That((await Supervisor.SendAsync("POST", $"{path}/call")).Status, Is.EqualTo(202));
        var listed = (await Supervisor.GetJsonAsync("/api/v1/probes")).AsArray().Single();
        Assert.That((listed!["isCalling"]!.GetValue<bool>(), listed["last"]!["isGood"]!.GetValue<bool>()), Is.EqualTo((true, false)));
        Assert.That((await Supervisor.GetJsonAsync($"{path}/runs"))[0]!["steps"]![0].Text("seen"), Is.EqualTo("after 0.6 s: welcome to"));
        Assert.That((await Agent.SendAsync("GET", "/api/v1/probes")).Status, Is.EqualTo(403));
        Assert.That((await Supervisor.SendAsync("DELETE", path)).Status, Is.EqualTo(204));
        Assert.That((await Supervisor.SendAsync("PUT", path, """{"name":"menu","script":"steps"}""")).Status, Is.EqualTo(404));
    }
}
