using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CallCenter.EndToEnd.Tests.Peers;
using CallCenter.Testing;
using Microsoft.Playwright;

namespace CallCenter.EndToEnd.Tests;

/// <summary>The page is the telephone: a real Chromium on one side, a SIP telephone on the other.</summary>
public sealed class PagePhoneTests
{
    private const int CallersTone = 1000;
    private const int AgentsTone = 1600;

    private const string Secret = "a secret of the two companies";

    private readonly string _shop = $"http://127.0.0.1:{Ports.Free()}";
    private ServerProcess _server = null!;
    private DirectoryInfo _profile = null!;
    private PhonePage _agent = null!;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        _profile = Directory.CreateTempSubdirectory("phone-page-");
        _server = await Company.WithPagePhoneAsync("anna", $"WebCalls:Origins={_shop}", $"WebCalls:Secret={Secret}");
        _agent = await PhonePage.SignInAsync(_server, "anna", Sounds.Tone(AgentsTone), _profile.FullName);
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        await _agent.DisposeAsync();
        await _server.DisposeAsync();
        _profile.Delete(recursive: true);
    }

    [SetUp]
    public async Task WorkAsync()
    {
        await _agent.ReadyAsync();
        await _server.SetStateAsync("anna", "ready");
    }

    [Test]
    public async Task Page_AnswersAtOnce_BothHearEachOther_AndAReloadKeepsTheCallerAndTheRecording()
    {
        await using var caller = await BaresipPhone.StartAsync(new PhoneOptions { User = "+493055501", MicrophoneWav = Sounds.Tone(CallersTone) });
        await caller.CommandAsync("dial", $"sip:1000@127.0.0.1:{_server.SipPort}");
        await caller.WaitAsync("CALL_ESTABLISHED", Company.Patience);
        var call = await _server.CallOfAsync("+493055501");
        await _agent.Page.Locator(".call-bar.offered").WaitForAsync();
        Assert.That(await _agent.Page.TitleAsync(), Does.Contain("+493055501"));

        var clicked = await _agent.ClickAsync("Accept");
        var heard = await _agent.HeardAsync(CallersTone);
        TestContext.Out.WriteLine($"from the click to the caller's sound: {(heard - clicked).TotalMilliseconds:F0} ms");
        await HearsAgentAsync(caller);

        await _agent.Page.ReloadAsync();
        var back = await _agent.HeardAsync(CallersTone);
        var reloaded = await _agent.BeginningAsync();
        TestContext.Out.WriteLine($"the caller is heard {(back - reloaded).TotalMilliseconds:F0} ms after the reload's beginning");
        await HearsAgentAsync(caller);
        await _agent.ReadyAsync();

        var record = await _server.EventAsync(call, "bridged");
        Assert.That(record.GetProperty("agent").GetString(), Is.EqualTo("anna"));
        await _agent.PressAsync("Hang up");
        await caller.WaitAsync("CALL_CLOSED", Company.Patience);
        var released = await _server.EventAsync(call, "released");
        Assert.That(released.GetProperty("reason").GetString(), Is.EqualTo("agentHungUp"));
        await RecordingIsWholeAsync(call, reloaded);
        await TakeOverAsync();
    }

    /// <summary>The caller is found at the head of the queue by whoever comes next, before one who has waited meanwhile.</summary>
    [Test]
    public async Task Window_ThatDies_TheCallerIsAtTheHeadOfTheQueueAgain()
    {
        await _server.SendAsync(HttpMethod.Put, "/api/v1/queues/support", new { returnSeconds = 2 });
        using var first = await ToneCaller.CallAsync(_server, "+493055511", CallersTone, AgentsTone);
        await _agent.PressAsync("Accept");
        await _agent.HeardAsync(CallersTone);
        using var second = await ToneCaller.CallAsync(_server, "+493055512", CallersTone, AgentsTone);
        var call = await _server.CallOfAsync("+493055511");
        await _server.EventAsync(await _server.CallOfAsync("+493055512"), "queued");

        await _agent.KillAsync();
        var died = DateTime.UtcNow;
        var queued = await _server.EventAsync(call, "queued", e => e.GetProperty("at").GetDateTimeOffset() > died);
        TestContext.Out.WriteLine($"in the queue again {(queued.GetProperty("at").GetDateTimeOffset() - died).TotalSeconds:F1} s after the window died");
        await _agent.AnewAsync(_server);
        await _agent.Page.Locator(".call-bar.offered").GetByText("+493055511").First.WaitForAsync();
        first.HangUp();
        await _agent.Page.Locator(".call-bar.offered").GetByText("+493055512").First.WaitForAsync();
        second.HangUp();
        await _agent.Page.Locator(".call-bar").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await _server.SendAsync(HttpMethod.Put, "/api/v1/queues/support", new { returnSeconds = 20 });
    }

    /// <summary>What the telephone shows of itself, in both languages, and what it remembers.</summary>
    [Test]
    public async Task Panel_LevelEchoQualityAndDevices_MuteAndTheSystemsNotice()
    {
        var page = _agent.Page;
        await page.Locator(".phone-mark").ClickAsync();
        await page.WaitForFunctionAsync("() => Number(document.querySelector('[aria-label=\"Microphone level\"]')?.getAttribute('aria-valuenow')) > 30");
        await page.GetByText("Sound good (MOS 4").WaitForAsync();
        await page.GetByRole(AriaRole.Switch, new() { Name = "Hear yourself" }).ClickAsync();
        await page.WaitForFunctionAsync($"() => Math.abs(loudest() - {AgentsTone}) < 60");
        await page.GetByRole(AriaRole.Switch, new() { Name = "Hear yourself" }).ClickAsync();
        await page.WaitForFunctionAsync("() => loudest() === 0");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Microphone" }).ClickAsync();
        await page.Locator(".ant-select-item-option", new() { HasText = "Fake Audio Input 2" }).ClickAsync();
        await page.WaitForFunctionAsync("() => microphone.getAudioTracks()[0].label === 'Fake Audio Input 2'");

        await page.ReloadAsync();
        await _agent.ReadyAsync();
        Assert.That(await page.EvaluateAsync<string>("microphone.getAudioTracks()[0].label"), Is.EqualTo("Fake Audio Input 2"), "remembered");
        await page.GetByText("中文").ClickAsync();
        await page.Locator(".phone-mark").ClickAsync();
        await page.GetByText("通话质量良好（MOS 4").WaitForAsync();
        await page.GetByText("EN", new() { Exact = true }).ClickAsync();

        await page.EvaluateAsync("Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' })");
        using var caller = await ToneCaller.CallAsync(_server, "+493055521", CallersTone, AgentsTone);
        await page.WaitForFunctionAsync("() => notices.includes('+493055521 is calling')");
        await _agent.PressAsync("Accept");
        await Until.TrueAsync(() => caller.Line.LastHeard is not null);
        await page.Locator(".talk-keys").GetByRole(AriaRole.Button, new() { Name = "Mute" }).ClickAsync();
        await Until.TrueAsync(() => DateTime.UtcNow - caller.Line.LastHeard > TimeSpan.FromSeconds(0.4));
        await page.Locator(".talk-keys").GetByRole(AriaRole.Button, new() { Name = "Unmute" }).ClickAsync();
        await Until.TrueAsync(() => DateTime.UtcNow - caller.Line.LastHeard < TimeSpan.FromSeconds(0.2));
        caller.HangUp();
        await page.Locator(".call-bar").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    /// <summary>The button on another company's page, which is served by another server: who is there arrives with the call.</summary>
    [Test]
    public async Task Button_OnAnotherSite_BringsTheVisitorWithNamePageAndSignedId()
    {
        var expires = DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeSeconds();
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"c-17.{expires}")));
        await using var site = await WebSite.OpenAsync(_shop, $"""
            <!doctype html><html lang="en"><title>A television</title><h1>A television</h1>
            <script src="{_server.Http.BaseAddress}embed.js" async data-name="Eve" data-customer="c-17" data-expires="{expires}" data-signature="{signature}"></script>
            """);
        var visitor = await _agent.AnotherAsync();
        await visitor.GotoAsync(site.Address);
        await visitor.GetByRole(AriaRole.Button, new() { Name = "Call us" }).ClickAsync();
        var frame = visitor.FrameLocator("iframe");
        await frame.GetByRole(AriaRole.Button, new() { Name = "Call" }).ClickAsync();
        await _agent.Page.Locator(".call-bar.offered").GetByText("Eve").First.WaitForAsync();
        var shown = await _agent.Page.Locator(".variables").InnerTextAsync();
        Assert.That(shown.Split('\n').Select(t => t.Trim()), Is.SupersetOf(new[] { "web-name: Eve", $"web-page: {site.Address}", "customer-id: c-17" }));
        await _agent.PressAsync("Accept");
        await _agent.HeardAsync(AgentsTone); // the browser has one microphone: the visitor's sounds as the agent's
        var call = await _server.CallOfAsync("anonymous");
        Assert.That((await _server.EventAsync(call, "arrived")).GetProperty("callerName").GetString(), Is.EqualTo("Eve"));
        await frame.GetByText("Connected").WaitForAsync();
        await visitor.Frames[1].WaitForFunctionAsync($"() => Math.abs(loudest() - {AgentsTone}) < 60");
        await frame.GetByRole(AriaRole.Button, new() { Name = "Hang up" }).ClickAsync();
        var ended = await _server.EventAsync(call, "ended");
        Assert.That(ended.GetProperty("end").GetProperty("reason").GetString(), Is.EqualTo("callerHungUp"));

        await frame.GetByRole(AriaRole.Button, new() { Name = "Call" }).ClickAsync();
        await _agent.PressAsync("Accept");
        await frame.GetByText("Connected").WaitForAsync();
        await _agent.PressAsync("Hang up");
        await frame.GetByText("The call has ended.").WaitForAsync();
        await visitor.CloseAsync();
    }

    /// <summary>One file as long as the call; both tones before and after the reload.</summary>
    private async Task RecordingIsWholeAsync(string call, DateTime reloaded)
    {
        var record = await _server.UntilAsync($"/api/v1/calls/{call}", c => c.GetProperty("recording").ValueKind == JsonValueKind.String, Company.Patience);
        var sides = Sounds.Read(await _server.Http.GetByteArrayAsync(record.GetProperty("recording").GetString()));
        var (caller, agent) = (Tones(sides[0], CallersTone), Tones(sides[1], AgentsTone));
        var answered = record.GetProperty("answeredAt").GetDateTimeOffset();
        var talk = record.GetProperty("endedAt").GetDateTimeOffset() - answered;
        var reload = (int)((reloaded - answered).TotalSeconds * 20);
        TestContext.Out.WriteLine($"{talk.TotalSeconds:F2} s from answer to end, {sides[0].Length / (double)Sounds.Rate:F2} s recorded; blocks of 50 ms with tones: caller {caller.Count(t => t)}, agent {agent.Count(t => t)} of {agent.Length}");
        Assert.Multiple(() =>
        {
            Assert.That(Company.Events(record).Count(e => e.GetProperty("type").GetString() is "bridged" or "recording"), Is.EqualTo(2), "one conversation, one file");
            Assert.That(sides[0].Length / (double)Sounds.Rate, Is.EqualTo(talk.TotalSeconds).Within(1));
            Assert.That(caller.Count(t => t), Is.GreaterThan(0.9 * caller.Length));
            Assert.That(Math.Min(agent[..reload].Count(t => t), agent[reload..].Count(t => t)), Is.GreaterThan(5), "before and after the reload");
        });
    }

    private static bool[] Tones(short[] sound, int hertz) =>
        [.. sound.Chunk(Sounds.Rate / 20).Where(block => block.Length == Sounds.Rate / 20).Select(block => Sounds.IsTone(block, hertz))];

    /// <summary>A second window says that the telephone is elsewhere, and takes it by one click; when it closes, the first has it again.</summary>
    private async Task TakeOverAsync()
    {
        const string Here = "Use the phone here";
        var second = await _agent.AnotherAsync();
        await second.GotoAsync(_server.Http.BaseAddress!.ToString());
        await second.GetByText(Here).ClickAsync();
        await second.Locator(".phone-mark.on").WaitForAsync();
        await _agent.Page.GetByText(Here).WaitForAsync();
        await second.CloseAsync();
        await _agent.ReadyAsync();
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
