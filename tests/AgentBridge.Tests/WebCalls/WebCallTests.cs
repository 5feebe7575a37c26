using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.Tests.Fakes;
using CallCenter.AgentBridge.WebCalls;

namespace CallCenter.AgentBridge.Tests.WebCalls;

internal sealed class WebCallTests
{
    private const string Shop = "https://shop.example";
    private const string Secret = "a shared secret of the two";
    private const string Path = "/api/v1/webcalls";

    [Test]
    public async Task Off_ThereIsNothing()
    {
        await using var host = await BridgeHost.StartAsync();
        using var client = await host.ClientAsync(null);
        Assert.That((await client.SendAsync("POST", Path, """{"sdp":"v=0"}""")).Status, Is.EqualTo(404).Or.EqualTo(401));
        using var page = await client.GetAsync("/call");
        Assert.That((int)page.StatusCode, Is.EqualTo(404));
    }

    [Test]
    public async Task NamedSites_MayShowThePageAndCall_OthersMayNot()
    {
        await using var host = await BridgeHost.StartAsync(webCalls: new WebCallRules([Shop], ["+49800", "1000"], null, 100));
        using var client = await host.ClientAsync(null);
        using var page = await client.GetAsync("/call?to=1000");
        Assert.That((int)page.StatusCode, Is.EqualTo(200));
        Assert.That(page.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain($"frame-ancestors 'self' {Shop}"));
        Assert.That(page.Headers.Contains("X-Frame-Options"), Is.False);
        using var other = await client.GetAsync("/");
        Assert.That(other.Headers.GetValues("X-Frame-Options").Single(), Is.EqualTo("DENY"));

        Assert.That((await CallAsync(client, "https://elsewhere.example", """{"sdp":"v=0"}""")).Status, Is.EqualTo(403));
        Assert.That((await CallAsync(client, null, """{"sdp":"v=0"}""")).Status, Is.EqualTo(403));
        var (status, answer) = await CallAsync(client, host.Url, """{"sdp":"v=0","to":"49800","name":" Eve ","page":"https://shop.example/tv"}""");
        Assert.That((status, answer.Text("sdp")), Is.EqualTo((200, "v=0 answer")));
        var call = host.Visitors.Calls.Single();
        Assert.That((call.To, call.Name, call.Data["web-page"]), Is.EqualTo(("+49800", "Eve", "https://shop.example/tv")));
        Assert.That((await CallAsync(client, Shop, """{"sdp":"v=0","to":"0900"}""")).Status, Is.EqualTo(400));
        Assert.That((await CallAsync(client, Shop, """{"sdp":"full"}""")).Status, Is.EqualTo(503));
    }

    [Test]
    public async Task Customer_IsBelievedWithASignatureAlone()
    {
        var clock = new ManualTimeProvider();
        await using var host = await BridgeHost.StartAsync(clock, webCalls: new WebCallRules([Shop], [], Secret, 100));
        using var client = await host.ClientAsync(null);
        var until = clock.GetUtcNow().ToUnixTimeSeconds() + 60;
        string Body(string customer, string signature) => $$"""{"sdp":"v=0","customer":"{{customer}}","expires":{{until}},"signature":"{{signature}}"}""";
        var signature = CustomerSignature.Of(Secret, "c-17", until);

        Assert.That((await CallAsync(client, Shop, Body("c-18", signature))).Status, Is.EqualTo(400));
        Assert.That((await CallAsync(client, Shop, """{"sdp":"v=0","customer":"c-17"}""")).Status, Is.EqualTo(400));
        Assert.That((await CallAsync(client, Shop, Body("c-17", signature))).Status, Is.EqualTo(200));
        Assert.That(host.Visitors.Calls.Single().Data["customer-id"], Is.EqualTo("c-17"));
        clock.Advance(TimeSpan.FromSeconds(61));
        Assert.That((await CallAsync(client, Shop, Body("c-17", signature))).Status, Is.EqualTo(400));
    }

    [Test]
    public async Task Visitor_AsksToBeCalled_ANumberThatMayBe_AFewTimesADay()
    {
        var rules = new WebCallRules([Shop], [], null, 100) { CallbackQueue = "support", CallbackPrefixes = ["+43"], MaxCallbacks = 5 };
        await using var host = await BridgeHost.StartAsync(webCalls: rules);
        using var client = await host.ClientAsync(null);
        Assert.That((await client.GetJsonAsync(Path))["callback"]!.GetValue<bool>(), Is.True);
        Assert.That((await AskAsync(client, "https://elsewhere.example", "030 555001")).Status, Is.EqualTo(403));
        Assert.That((await AskAsync(client, Shop, "030 5550010")).Status, Is.EqualTo(202));
        var asked = (await host.Callbacks.ListAsync(new CallbackQuery())).Single();
        Assert.That((asked.Number, asked.Queue, asked.Source, asked.Name, asked.Note), Is.EqualTo(("+49305550010", "support", TicketSource.Web, "Eve", "https://shop.example/tv")));

        foreach (var barred in (string[])["110", "0900 1234567", "+881 6 1234567", "+41 44 5550010"])
        {
            var (status, body) = await AskAsync(client, Shop, barred);
            Assert.That((status, body!["faults"]![0].Text("code")), Is.EqualTo((400, "barred")).Or.EqualTo((400, "notPhone")), barred);
        }

        Assert.That((await AskAsync(client, Shop, "+43 1 5550010")).Status, Is.EqualTo(202), "a country that is named");
        Assert.That((await AskAsync(client, Shop, "call me")).Body!["faults"]![0].Text("code"), Is.EqualTo("notPhone"));
        Assert.That((await AskAsync(client, Shop, "030 5550010")).Status, Is.EqualTo(202));
        Assert.That((await AskAsync(client, Shop, "030 5550010")).Status, Is.EqualTo(202));
        Assert.That((await AskAsync(client, Shop, "030 5550010")).Status, Is.EqualTo(503), "a fourth time today");
        Assert.That((await AskAsync(client, Shop, "030 5550011")).Status, Is.EqualTo(202));
        Assert.That((await AskAsync(client, Shop, "030 5550012")).Status, Is.EqualTo(503), "five wait");
    }

    [Test]
    public async Task WithoutAQueue_VisitorsCannotAskToBeCalled()
    {
        await using var host = await BridgeHost.StartAsync(webCalls: new WebCallRules([Shop], [], null, 100));
        using var client = await host.ClientAsync(null);
        Assert.That((await client.GetJsonAsync(Path))["callback"]!.GetValue<bool>(), Is.False);
        Assert.That((await AskAsync(client, Shop, "030 5550010")).Status, Is.EqualTo(404).Or.EqualTo(401));
    }

    private static Task<(int Status, System.Text.Json.Nodes.JsonNode? Body)> AskAsync(HttpClient client, string origin, string number)
    {
        client.DefaultRequestHeaders.Remove("Origin");
        client.DefaultRequestHeaders.Add("Origin", origin);
        return client.SendAsync("POST", $"{Path}/callback", $$"""{"number":"{{number}}","name":" Eve ","page":"https://shop.example/tv"}""");
    }

    [Test]
    public async Task OneAddress_MayCallSoOftenAMinute()
    {
        await using var host = await BridgeHost.StartAsync(webCalls: new WebCallRules([Shop], [], null, 2));
        using var client = await host.ClientAsync(null);
        var answers = new List<int>();
        for (var i = 0; i < 3; i++)
        {
            answers.Add((await CallAsync(client, Shop, """{"sdp":"v=0"}""")).Status);
        }

        Assert.That(answers, Is.EqualTo(new[] { 200, 200, 429 }));
    }

    private static async Task<(int Status, System.Text.Json.Nodes.JsonNode? Body)> CallAsync(HttpClient client, string? origin, string json)
    {
        client.DefaultRequestHeaders.Remove("Origin");
        if (origin is not null)
        {
            client.DefaultRequestHeaders.Add("Origin", origin);
        }

        return await client.SendAsync("POST", Path, json);
    }
}
