using System.Net;
using System.Net.Http.Json;
using CallCenter.AgentBridge.Tests.Fakes;

namespace CallCenter.AgentBridge.Tests.Customers;

internal sealed class PopEndpointTests
{
    private const string Number = "+49301112223";

    private BridgeHost _host = null!;
    private Customer _bob = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _host = await BridgeHost.StartAsync();
        _bob = _host.ServiceDesk.Put(new Customer(Guid.CreateVersion7(), "Bob", [Number]));
    }

    [TearDown]
    public async Task StopAsync() => await _host.DisposeAsync();

    [TestCase("/api/v1/pop?phone=%2B49301112223")]
    [TestCase("/pop?phone=+49301112223")]
    public async Task Pop_OfASupervisor_SaysWhoItIs(string address)
    {
        using var sam = await _host.ClientAsync("sam");

        var pop = await sam.GetJsonAsync(address);

        Assert.That(pop["customers"]![0]!.Text("name"), Is.EqualTo("Bob"));
        Assert.That(pop["profiles"]![0]!.Text("customerId"), Is.EqualTo(_bob.Id.ToString("N")));
    }

    [Test]
    public async Task Pop_OfAnAgentWhoHasNotTheCaller_HasNoProfile()
    {
        using var anna = await _host.ClientAsync("anna");

        Assert.That((await anna.GetJsonAsync($"/api/v1/pop?phone={Uri.EscapeDataString(Number)}"))["profiles"]!.AsArray().Count, Is.Zero);
        Assert.That((await anna.GetAsync($"/api/v1/customers/{_bob.Id}/profile")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Address_LeadsBrowsersToThePage_AndTellsStrangersNothing()
    {
        using var stranger = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(_host.Url) };
        Assert.That((await stranger.GetAsync("/pop?phone=1")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));

        using var request = new HttpRequestMessage(HttpMethod.Get, $"/pop?phone={Uri.EscapeDataString(Number)}");
        request.Headers.Accept.ParseAdd("text/html");
        var answer = await stranger.SendAsync(request);

        Assert.That((answer.StatusCode, answer.Headers.Location!.ToString()), Is.EqualTo((HttpStatusCode.Redirect, "/#/customers?q=%2B49301112223")));
    }

    [Test]
    public async Task Hints_AreAnAdministrators()
    {
        using var anna = await _host.ClientAsync("anna");
        using var admin = await _host.ClientAsync("admin");
        object[] hints = [new { valueClass = "A", contract = " ", en = "offer", zh = "推荐" }];

        Assert.That((await anna.PutAsJsonAsync("/api/v1/hints", hints)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await admin.PutAsJsonAsync("/api/v1/hints", hints)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await anna.GetJsonAsync("/api/v1/hints"))[0]!.Text("en"), Is.EqualTo("offer"));
        var refused = await admin.PutAsJsonAsync("/api/v1/hints", new[] { new { valueClass = "D", en = "", zh = "x" } });
        Assert.That(await refused.Content.ReadAsStringAsync(), Does.Contain("hints.0.valueClass").And.Contain("hints.0.en"));
    }
}
