using CallCenter.EndToEnd.Tests.Peers;
using Microsoft.Playwright;

namespace CallCenter.EndToEnd.Tests;

/// <summary>A visitor of the company's site asks to be called: a real page, a real telephone, an agent whose telephone is the page. No flow says why we call: the queue does.</summary>
public sealed class VisitorCallbackTests
{
    private const string Number = "+493055510041";
    private const int VisitorsTone = 700;
    private const int AgentsTone = 1600;

    private readonly DirectoryInfo _profile = Directory.CreateTempSubdirectory("visitor-page-");

    [OneTimeTearDown]
    public void Remove() => _profile.Delete(recursive: true);

    [Test]
    public async Task Visitor_AsksToBeCalled_AndTalksWithAnAgentWhoSeesThePage()
    {
        var (trunk, shop) = (Ports.Free(), $"http://127.0.0.1:{Ports.Free()}");
        await using var server = await Company.WithPagePhoneAsync("anna", "Sip:Trunks:0:Host=127.0.0.1", $"Sip:Trunks:0:Port={trunk}", $"WebCalls:Origins={shop}",
            "WebCalls:CallbackQueue=support", $"Outbound:Policies={Path.Combine(ServerProcess.RepositoryRoot, "tests", "EndToEnd.Tests", "Policies")}");
        await server.SendAsync(HttpMethod.Put, "/api/v1/queues/support/callbacks", new { mode = "customerFirst", policy = "anytime", callerNumber = "+49800100" });
        await using var outside = await BaresipPhone.StartAsync(new PhoneOptions { User = Number, MicrophoneWav = Sounds.Tone(VisitorsTone), SipPort = trunk });
        await using var agent = await PhonePage.SignInAsync(server, "anna", Sounds.Tone(AgentsTone), _profile.FullName);
        await using var site = await WebSite.OpenAsync(shop, $"""
            <!doctype html><html lang="en"><title>A television</title><h1>A television</h1>
            <script src="{server.Http.BaseAddress}embed.js" async data-name="Eve"></script>
            """);

        var visitor = await agent.AnotherAsync();
        await visitor.GotoAsync(site.Address);
        await visitor.GetByRole(AriaRole.Button, new() { Name = "Call us" }).ClickAsync();
        var frame = visitor.FrameLocator("iframe");
        await AskAsync(frame, "+1 900 555 0100", "We cannot call this number.");
        await AskAsync(frame, "030 555 10041", "Thank you. We will call you.");
        var asked = (await server.UntilAsync("/api/v1/callbacks", all => all.GetArrayLength() == 1, Company.Patience))[0];
        Assert.That((asked.GetProperty("number").GetString(), asked.GetProperty("name").GetString()), Is.EqualTo((Number, "Eve")));
        await visitor.CloseAsync();

        await server.SetStateAsync("anna", "ready");
        await outside.WaitAsync("CALL_INCOMING", Company.Patience);
        await outside.CommandAsync("accept");
        await outside.WaitAsync("CALL_ESTABLISHED", Company.Patience);
        await agent.AcceptAsync();
        Assert.That(await agent.Page.Locator("main").InnerTextAsync(), Does.Contain(site.Address), "the agent sees where the visitor asked");
        await agent.HeardAsync(VisitorsTone);
        var before = outside.HeardSound().Length;
        await outside.HearAsync(3);
        Assert.That(Sounds.HasTone(outside.HeardSound().AsSpan(before + Sounds.Rate), AgentsTone), Is.True, "the visitor hears anna");

        await outside.CommandAsync("hangup");
        var done = await server.UntilAsync($"/api/v1/callbacks/{asked.GetProperty("id").GetString()}", now => now.GetProperty("state").GetString() == "done", Company.Patience);
        Assert.That(done.GetProperty("result").GetString(), Is.EqualTo("reached"));
    }

    private static async Task AskAsync(IFrameLocator frame, string number, string answer)
    {
        await frame.GetByLabel("Your phone number").FillAsync(number);
        await frame.GetByRole(AriaRole.Button, new() { Name = "Call me back" }).ClickAsync();
        await frame.GetByText(answer).WaitForAsync();
    }
}
