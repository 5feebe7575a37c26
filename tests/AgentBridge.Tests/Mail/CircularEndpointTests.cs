using System.Net;
using System.Text;
using CallCenter.AgentBridge.Tests.Fakes;

namespace CallCenter.AgentBridge.Tests.Mail;

internal sealed class CircularEndpointTests : HostFixture
{
    [Test]
    public async Task Circular_IsMade_Filled_LookedAt_Started_AndStopped_BySupervisorsAlone()
    {
        Assert.That((await Agent.SendAsync("GET", "/api/v1/mail/circulars")).Status, Is.EqualTo(403));
        Assert.That((await Supervisor.SendAsync("POST", "/api/v1/mail/circulars", """{"name":"x","template":"none"}""")).Body!["faults"]![0].Text("field"), Is.EqualTo("template"));
        var path = await MakeAsync();
        Assert.That((await Supervisor.SendAsync("POST", $"{path}/people/customers", """{"language":"fr"}""")).Status, Is.EqualTo(400));
        Assert.That((await Supervisor.SendAsync("POST", $"{path}/people/customers?try=true", """{"company":"Acme"}""")).Body!["taken"]!.GetValue<int>(), Is.EqualTo(1));
        Assert.That((await Supervisor.SendAsync("GET", $"{path}/preview")).Status, Is.EqualTo(404), "nobody is on the list");
        await ImportAsync(path);
        Assert.That((await Supervisor.GetJsonAsync($"{path}/preview")).Text("address"), Is.EqualTo("ann@example.org"));
        Assert.That((await Supervisor.SendAsync("PUT", $"{path}/state", """{"state":"running"}""")).Body!["letters"]!["waiting"]!.GetValue<int>(), Is.EqualTo(1));
        Assert.That((await Supervisor.SendAsync("DELETE", path)).Status, Is.EqualTo(409), "it runs");
        await Supervisor.SendAsync("PUT", $"{path}/state", """{"state":"stopped"}""");
        Assert.That((await Supervisor.SendAsync("PUT", $"{path}/state", """{"state":"running"}""")).Body!["faults"]![0].Text("code"), Is.EqualTo("illegalMove"));
        Assert.That((await Supervisor.SendAsync("GET", $"{path}/people?state=nothing")).Status, Is.EqualTo(400));
        Assert.That((await Supervisor.GetJsonAsync($"{path}/people?state=waiting"))[0]!["to"].Text("address"), Is.EqualTo("ann@example.org"));
        Assert.That((await Supervisor.SendAsync("DELETE", path)).Status, Is.EqualTo(409), "links in its letters need the list");
        var draft = await MakeAsync();
        Assert.That((await Supervisor.SendAsync("DELETE", draft)).Status, Is.EqualTo(204));
        Assert.That((await Supervisor.SendAsync("PUT", $"{draft}/state", """{"state":"running"}""")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task Link_ChangesNothingWhenLookedAt_TakesTheAddressOffByItsButton_AndPromisesNothingItCannotDo()
    {
        var path = await MakeAsync();
        await ImportAsync(path);
        var person = (await Supervisor.GetJsonAsync($"{path}/people"))[0]!["to"].Text("id");
        using var stranger = await Host.ClientAsync(null);
        using var page = await stranger.GetAsync($"/letters/stop/{person}");
        Assert.That((page.StatusCode, page.Content.Headers.ContentType!.MediaType), Is.EqualTo((HttpStatusCode.OK, "text/html")));
        Assert.That(Host.Circulars.OptOuts, Is.Empty, "mail programs look at links by themselves");

        using var done = await stranger.PostAsync($"/letters/stop/{person}", new StringContent("List-Unsubscribe=One-Click", Encoding.UTF8, "application/x-www-form-urlencoded"));
        using var nobody = await stranger.PostAsync($"/letters/stop/{Guid.NewGuid():N}", null);
        Assert.That(Host.Circulars.OptOuts.Single().Address, Is.EqualTo("ann@example.org"));
        Assert.That(await done.Content.ReadAsStringAsync(), Does.Contain("You get no more letters"));
        Assert.That(await nobody.Content.ReadAsStringAsync(), Does.Contain("This link is not known any more"));
        Assert.That((await stranger.PostAsync("/letters/stop/me", null)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Agent_WritesDownWhoWantsNone_ASupervisorTakesItBack()
    {
        Assert.That((await Agent.SendAsync("POST", "/api/v1/mail/optouts", """{"address":"zoe+1@example.org"}""")).Status, Is.EqualTo(204));
        Assert.That((await Agent.SendAsync("POST", "/api/v1/mail/optouts", "{}")).Status, Is.EqualTo(400));
        Assert.That((await Agent.SendAsync("DELETE", "/api/v1/mail/optouts?address=zoe%2B1@example.org")).Status, Is.EqualTo(403));
        Assert.That((await Supervisor.GetJsonAsync("/api/v1/mail/optouts?address=zoe"))[0].Text("by"), Is.EqualTo("anna"));
        Assert.That((await Supervisor.SendAsync("DELETE", "/api/v1/mail/optouts?address=zoe%2B1@example.org")).Status, Is.EqualTo(204));
        Assert.That((await Supervisor.SendAsync("DELETE", "/api/v1/mail/optouts?address=zoe%2B1@example.org")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task CustomersLetters_AreSeenByThoseWhoMaySeeTheCustomer()
    {
        var (_, customer) = await Supervisor.SendAsync("POST", "/api/v1/customers", """{"name":"Zoe","numbers":[],"email":"zoe@example.org"}""");
        var path = $"/api/v1/customers/{customer.Text("id")}/mail";
        Assert.That((await Supervisor.GetJsonAsync(path))["letters"]![0].Text("subject"), Is.EqualTo("Your appointment"));
        Assert.That((await Agent.SendAsync("GET", path)).Status, Is.EqualTo(403));
        Assert.That((await Supervisor.SendAsync("GET", $"/api/v1/customers/{Guid.NewGuid()}/mail")).Status, Is.EqualTo(404));
    }

    private async Task<string> MakeAsync()
    {
        var (status, made) = await Supervisor.SendAsync("POST", "/api/v1/mail/circulars", """{"name":"Spring","template":"reminder"}""");
        Assert.That((status, made!["circular"].Text("state"), made["circular"]!["perMinute"]!.GetValue<int>()), Is.EqualTo((200, "draft", 60)));
        return $"/api/v1/mail/circulars/{made["circular"].Text("id")}";
    }

    private async Task ImportAsync(string path)
    {
        using var list = new StringContent("email\nann@example.org\n", Encoding.UTF8, "text/csv");
        using var answer = await Supervisor.PostAsync($"{path}/people", list);
        Assert.That((await answer.JsonAsync())["taken"]!.GetValue<int>(), Is.EqualTo(1));
    }
}
