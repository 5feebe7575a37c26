using System.Diagnostics;
using CallCenter.EndToEnd.Tests.Peers;
using Microsoft.Playwright;

namespace CallCenter.EndToEnd.Tests;

/// <summary>The page is the telephone: a real Chromium on one side, a SIP telephone on the other.</summary>
public sealed class PagePhoneTests
{
    private const int CallersTone = 1000;
    private const int AgentsTone = 1600;

    private ServerProcess _server = null!;
    private DirectoryInfo _profile = null!;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        _profile = Directory.CreateTempSubdirectory("phone-page-");
        _server = await ServerProcess.StartAsync("Speech:Recognizer:en=none", "WebCalls:Origins=https://shop.example",
            $"Flows:Directory={Path.Combine(ServerProcess.RepositoryRoot, "tests", "EndToEnd.Tests", "Flows")}");
        await _server.SendAsync(HttpMethod.Put, "/api/v1/queues/support", new { wrapUpSeconds = 1, ringSeconds = 20 });
        await _server.SendAsync(HttpMethod.Post, "/api/v1/agents", new
        {
            user = "anna", password = Company.AgentPassword, name = "Anna", skills = new Dictionary<string, int> { ["en"] = 5 }, queues = new[] { "support" },
        });
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        await _server.DisposeAsync();
        _profile.Delete(recursive: true);
    }

    /// <summary>As often as PAGE_RELOADS says (once, unless set).</summary>
    [Test]
    public async Task Page_AnswersAtOnce_BothHearEachOther_AndAReloadKeepsTheCaller()
    {
        await using var agent = await PhonePage.SignInAsync(_server, "anna", Sounds.Tone(AgentsTone), _profile.FullName);
        await _server.SetStateAsync("anna", "ready");
        await using var caller = await BaresipPhone.StartAsync(new PhoneOptions { User = "+493055501", MicrophoneWav = Sounds.Tone(CallersTone) });
        await caller.CommandAsync("dial", $"sip:1000@127.0.0.1:{_server.SipPort}");
        await caller.WaitAsync("CALL_ESTABLISHED", Company.Patience);
        var call = await _server.CallOfAsync("+493055501");
        await agent.Page.Locator(".call-bar.offered").WaitForAsync();
        Assert.That(await agent.Page.TitleAsync(), Does.Contain("+493055501"));

        var milliseconds = await agent.MillisecondsToToneAsync("Accept", CallersTone);
        TestContext.Out.WriteLine($"from the click to the caller's sound: {milliseconds:F0} ms");
        Assert.That(milliseconds, Is.LessThan(10_000), await agent.TellAsync());
        await HearsAgentAsync(caller);

        var times = int.Parse(Environment.GetEnvironmentVariable("PAGE_RELOADS") ?? "1", System.Globalization.CultureInfo.InvariantCulture);
        for (var i = 1; i <= times; i++)
        {
            await agent.Page.ReloadAsync();
            var (loaded, heard) = await agent.MillisecondsSinceReloadAsync(CallersTone);
            await HearsAgentAsync(caller);
            TestContext.Out.WriteLine($"reload {i}: page there after {loaded:F0} ms, the caller is heard {heard - loaded:F0} ms later");
            Assert.That(heard - loaded, Is.LessThan(10_000));
            await agent.ReadyAsync();
        }

        var record = await _server.EventAsync(call, "bridged");
        Assert.That(record.GetProperty("agent").GetString(), Is.EqualTo("anna"));
        await agent.PressAsync("Hang up");
        await caller.WaitAsync("CALL_CLOSED", Company.Patience);
        var released = await _server.EventAsync(call, "released");
        Assert.That(released.GetProperty("reason").GetString(), Is.EqualTo("agentHungUp"));
        await VisitAsync(agent);
        await TakeOverAsync(agent);
    }

    /// <summary>A second window says that the telephone is elsewhere, and takes it by one click.</summary>
    private async Task TakeOverAsync(PhonePage agent)
    {
        const string Here = "Use the phone here";
        var second = await agent.AnotherAsync();
        await second.GotoAsync(_server.Http.BaseAddress!.ToString());
        await second.GetByText(Here).ClickAsync();
        try
        {
            await second.Locator(".phone-mark.on").WaitForAsync(new() { Timeout = 20_000 });
        }
        catch (TimeoutException)
        {
            Assert.Fail($"the second window is not the telephone:\n{await second.Locator("header").InnerTextAsync()}\nand the first:\n{await agent.Page.Locator("header").InnerTextAsync()}");
        }

        await agent.Page.GetByText(Here).WaitForAsync();
        await second.CloseAsync();
    }

    /// <summary>A visitor of a web page calls, and is talked to.</summary>
    private async Task VisitAsync(PhonePage agent)
    {
        await _server.SetStateAsync("anna", "ready");
        var visitor = await agent.AnotherAsync();
        await visitor.GotoAsync(new Uri(_server.Http.BaseAddress!, "call?name=Eve&lang=en&page=https://shop.example/tv").ToString());
        await visitor.GetByRole(AriaRole.Button, new() { Name = "Call" }).ClickAsync();
        await agent.Page.Locator(".call-bar.offered").GetByText("Eve").First.WaitForAsync();
        await agent.PressAsync("Accept");
        await visitor.WaitForFunctionAsync($"() => Math.abs(loudest() - {AgentsTone}) < 60");
        var call = await _server.CallOfAsync("anonymous");
        Assert.That((await _server.EventAsync(call, "arrived")).GetProperty("callerName").GetString(), Is.EqualTo("Eve"));
        TestContext.Out.WriteLine("the visitor hears the agent");
        await visitor.GetByRole(AriaRole.Button, new() { Name = "Hang up" }).ClickAsync();
        var ended = await _server.EventAsync(call, "ended");
        Assert.That(ended.GetProperty("end").GetProperty("reason").GetString(), Is.EqualTo("callerHungUp"));
    }

    private static async Task HearsAgentAsync(BaresipPhone caller)
    {
        var clock = Stopwatch.StartNew();
        do
        {
            await caller.HearAsync(0.3);
            Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(15)), "the caller does not hear the agent");
        }
        while (!Sounds.IsTone(caller.HeardSound().AsSpan()[^(Sounds.Rate / 20)..], AgentsTone));
    }
}
