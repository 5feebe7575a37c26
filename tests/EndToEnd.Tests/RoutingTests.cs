using System.Text.Json;
using CallCenter.EndToEnd.Tests.Peers;

namespace CallCenter.EndToEnd.Tests;

/// <summary>
/// The queues' rules in a running server with real telephones: skills, classes, groups, ways out, announcements. Prints what was seen. By hand, since it waits
/// where callers wait: dotnet test tests/EndToEnd.Tests --filter RoutingTests.
/// </summary>
[Explicit("waits for two minutes")]
public sealed class RoutingTests
{
    private const int MostTold = 20;

    private static readonly string[] Queues = ["support", "skilled", "classes", "last", "all", "small", "closed", "told"];

    private readonly string _flows = Directory.CreateTempSubdirectory("routing-").FullName;
    private ServerProcess _server = null!;
    private BaresipPhone[] _agents = [];

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        foreach (var queue in Queues)
        {
            await File.WriteAllTextAsync(Path.Combine(_flows, $"{queue}.yaml"), $$"""
                flow: {{(queue == "support" ? "default" : queue)}}
                title: Straight to {{queue}}
                languages: [en]
                entry: person
                fallback: { queue: support }
                steps:
                  person: { kind: enqueue, queue: {{queue}}, prompt: connecting-to-agent, then: { timedOut: bye, unavailable: bye } }
                  bye: { kind: hangUp, prompt: goodbye-busy }
                """);
        }

        _server = await ServerProcess.StartAsync([
            ServerProcess.WithoutModels, $"Flows:Directory={_flows}",
            .. Queues.Skip(1).SelectMany((queue, i) => (string[])[$"Flows:Routes:{i}:Number={queue}", $"Flows:Routes:{i}:Flow={queue}"]),
        ]);
        await AddQueueAsync("skilled", new
        {
            skills = new object[]
            {
                new { skill = "german", level = 5, steps = new[] { new { afterSeconds = 4, level = 1 } } }, new { skill = "billing", level = 3, preferred = true },
            },
        });
        await AddQueueAsync("classes", new { });
        await AddQueueAsync("last", new { lastAgent = true, lastAgentSeconds = 5 });
        await AddQueueAsync("all", new { ringAll = true, groups = new object[] { new { agents = new[] { "anna", "bert" } }, new { agents = new[] { "carl" }, afterSeconds = 60 } } });
        await AddQueueAsync("small", new { overflow = new[] { new { when = "wait", to = "queue", limit = 3, queue = "support" } } });
        await AddQueueAsync("closed", new { hours = new { zone = "UTC", open = Array.Empty<object>(), holidays = Array.Empty<string>() }, overflow = new[] { new { when = "closed", to = "voicemail" } } });
        await _server.SendAsync(HttpMethod.Post, "/api/v1/knowledge/articles", new
        {
            key = "bill", language = "en", title = "Paying your bill", phrasings = new[] { "how do I pay" }, answer = "You can pay by transfer or card.", approved = true,
        });
        await AddQueueAsync("told", new { announcements = new { position = true, wait = true, answers = true, article = "bill" } });
        _agents =
        [
            await HireAsync("anna", new() { ["german"] = 1 }), await HireAsync("bert", new() { ["german"] = 5 }),
            await HireAsync("carl", new() { ["german"] = 5, ["billing"] = 4 }),
        ];
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        foreach (var part in (IAsyncDisposable?[])[.. _agents, _server])
        {
            await (part?.DisposeAsync() ?? ValueTask.CompletedTask);
        }

        Directory.Delete(_flows, recursive: true);
    }

    [SetUp]
    public Task RestAsync() => StateAsync("notReady", "anna", "bert", "carl");

    [Test]
    public async Task Skills_AreAskedForLess_AsTheWaitGrows_AndThePreferredOneComesFirst()
    {
        await StateAsync("ready", "anna");
        var (accepted, _) = await ServedAsync("skilled", "+493050001");
        Assert.That((accepted.Text("agent"), accepted.GetProperty("waitedMs").GetInt64() >= 4000), Is.EqualTo(("anna", true)), "level 5 for four seconds, then level 1");
        Say($"required level 5, after 4 s level 1: anna (level 1) after {accepted.GetProperty("waitedMs")} ms");

        await StateAsync("ready", "bert", "carl");
        (accepted, _) = await ServedAsync("skilled", "+493050002");
        Assert.That(accepted.Text("agent"), Is.EqualTo("carl"), "who has the preferred skill too");
        Say("required by bert and carl, preferred by carl alone: carl");
    }

    [Test]
    public async Task Classes_TheGoldCustomerWhoCameLater_IsNext()
    {
        await _server.SendAsync(HttpMethod.Post, "/api/v1/customers", new { name = "Gold", numbers = new[] { "+493050011" }, valueClass = "A" });
        await using var first = await CallAsync("classes", "+493050010");
        await _server.EventAsync(await _server.CallOfAsync("+493050010"), "queued");
        await using var gold = await CallAsync("classes", "+493050011");
        var (firstCall, goldCall) = (await _server.CallOfAsync("+493050010"), await _server.CallOfAsync("+493050011"));
        await _server.EventAsync(goldCall, "queued");
        await first.HearAsync(2);

        await _server.SetStateAsync("anna", "ready"); // and has a call at once
        var accepted = await _server.EventAsync(goldCall, "accepted");
        Assert.That(Company.Events(await _server.GetAsync($"/api/v1/calls/{firstCall}")).Select(e => e.Text("type")), Does.Not.Contain("accepted"));
        Say($"class C waits, class A comes 2 s later, one agent: A is taken first (position {(await _server.EventAsync(goldCall, "queued")).GetProperty("position")}, {accepted.GetProperty("waitedMs")} ms)");
        await EndAsync(goldCall, gold);
        await EndAsync(firstCall, first);
    }

    [Test]
    public async Task LastAgent_IsAskedFirst_ThoughAnotherIsIdleForLonger()
    {
        await StateAsync("ready", "bert");
        await ServedAsync("last", "+493050020");
        await StateAsync("ready", "anna");
        await StateAsync("notReady", "bert");
        await StateAsync("ready", "bert");

        var (accepted, _) = await ServedAsync("last", "+493050020");

        Assert.That(accepted.Text("agent"), Is.EqualTo("bert"));
        Say("last agent bert, anna idle for longer: bert");
    }

    [Test]
    public async Task RingAll_OnlyTheFirstGroupRings_AndTheOthersStop()
    {
        await StateAsync("ready", "anna", "bert", "carl");
        var (accepted, call) = await ServedAsync("all", "+493050030");
        var events = Company.Events(await _server.GetAsync($"/api/v1/calls/{call}")).ToList();
        var offered = events.Where(e => e.Text("type") == "offered").Select(e => e.Text("agent")).Order().ToList();
        var ended = events.Where(e => e.Text("type") == "offerEnded").Select(e => e.Text("result")).Order().ToList();
        Assert.That(offered, Is.EqualTo((string[])["anna", "bert"]));
        Assert.That(ended, Is.EqualTo((string[])["accepted", "withdrawn"]));
        Say($"ring all: {string.Join(" and ", offered)} rang, {accepted.Text("agent")} had it, the other was withdrawn, carl (second group) was left alone");
    }

    [Test]
    public async Task Overflow_AfterThreeSeconds_ToTheOtherQueue()
    {
        await using var caller = await CallAsync("small", "+493050040");
        var call = await _server.CallOfAsync("+493050040");
        var overflowed = await _server.EventAsync(call, "overflowed");
        await _server.SetStateAsync("anna", "ready"); // and has a call at once
        var accepted = await _server.EventAsync(call, "accepted");
        var left = await _server.EventAsync(call, "queueLeft");
        Assert.That((overflowed.Text("toQueue"), accepted.Text("queue")), Is.EqualTo(("support", "support")));
        Say($"overflow: left small after {left.GetProperty("waitedMs")} ms, answered in support");
        await EndAsync(call, caller);
    }

    [Test]
    public async Task Closed_TheCallerLeavesAMessage_WithTicketAndRecording()
    {
        await using var caller = await CallAsync("closed", "+493050050");
        var call = await _server.CallOfAsync("+493050050");
        await _server.EventAsync(call, "overflowed");
        await caller.HearAsync(9); // greeting and tone
        await caller.SayAsync(Sounds.Tone(700));
        await caller.HearAsync(3);
        await caller.CommandAsync("sndcode", "#");
        var message = await _server.EventAsync(call, "voicemail");
        await caller.WaitAsync("CALL_CLOSED", Company.Patience);
        await _server.EventAsync(call, "ended");
        var record = await _server.UntilAsync($"/api/v1/calls/{call}", c => c.GetProperty("recording").ValueKind == JsonValueKind.String, Company.Patience);
        var ticket = await _server.UntilAsync($"/api/v1/tickets/{record.Text("ticketId")}", t => t.Text("department") == "closed", Company.Patience);
        using var sound = await _server.Http.GetAsync($"/api/v1/calls/{call}/recording");
        var heard = Sounds.Read(await sound.Content.ReadAsByteArrayAsync());
        Assert.That(Sounds.LoudSeconds(heard[0]), Is.GreaterThan(1.5), "the message is in the recording");
        Say($"closed: message of {message.GetProperty("seconds")} s, ticket {ticket.Text("number")} of department {ticket.Text("department")}, recording with {Sounds.LoudSeconds(heard[0]):F1} s of the caller");
    }

    [Test]
    public async Task WaitingCallers_AreToldPlaceAndTime_AndMayHearAnAnswerMeanwhile()
    {
        await StateAsync("ready", "anna", "bert", "carl");
        var (exit, errors) = await Sipp.RunAsync(_server, "uac-call.xml", "-s", "told", "-m", $"{MostTold + 1}", "-r", "1", "-rp", "1200", "-l", "3", "-d", "2500");
        Assert.That(exit, Is.Zero, errors);
        await StateAsync("notReady", "bert", "carl");
        await _server.UntilAsync("/api/v1/agents/anna/state", a => a.Text("state") is "ready", Company.Patience);
        await using var busy = await CallAsync("told", "+493050060");
        var busyCall = await _server.CallOfAsync("+493050060");
        await _server.EventAsync(busyCall, "bridged");

        await using var caller = await CallAsync("told", "+493050061");
        var call = await _server.CallOfAsync("+493050061");
        var told = await _server.EventAsync(call, "announced");
        await caller.HearAsync(6);
        await caller.CommandAsync("sndcode", "2");
        var heard = await _server.EventAsync(call, "answerHeard");
        await caller.HearAsync(3);
        await EndAsync(busyCall, busy);
        await _server.SetStateAsync("anna", "ready"); // and has a call at once
        var accepted = await _server.EventAsync(call, "accepted");

        Assert.That(told.TryGetProperty("announcedSeconds", out var seconds) && seconds.GetInt32() > 0, Is.True, $"{told}");
        Assert.That(Company.Events(await _server.GetAsync($"/api/v1/calls/{call}")).Count(e => e.Text("type") == "queued"), Is.EqualTo(1), "the place was kept");
        Say($"told place {told.GetProperty("position")} and at most {told.GetProperty("announcedSeconds")} s (mean forecast {told.GetProperty("estimatedWaitSeconds")} s); "
            + $"key 2: heard article {heard.Text("article")}; answered after {accepted.GetProperty("waitedMs")} ms in the same stay");
        await EndAsync(call, caller);
    }

    private static void Say(string seen) => TestContext.Out.WriteLine(seen);

    private async Task<(JsonElement Accepted, string Call)> ServedAsync(string queue, string number)
    {
        var before = (await _server.GetAsync("/api/v1/calls?limit=50&events=false")).EnumerateArray().Select(c => c.Text("id")).ToHashSet();
        await using var caller = await CallAsync(queue, number);
        var calls = await _server.UntilAsync("/api/v1/calls?limit=50&events=false", all => all.EnumerateArray().Any(c => !before.Contains(c.Text("id"))), Company.Patience);
        var call = calls.EnumerateArray().First(c => !before.Contains(c.Text("id"))).Text("id");
        var accepted = await _server.EventAsync(call, "accepted");
        await _server.EventAsync(call, "bridged");
        await EndAsync(call, caller);
        return (accepted, call);
    }

    private async Task<BaresipPhone> CallAsync(string queue, string number)
    {
        var caller = await BaresipPhone.StartAsync(new PhoneOptions { User = number, MicrophoneWav = Sounds.Silence });
        await caller.CommandAsync("dial", $"sip:{queue}@127.0.0.1:{_server.SipPort}");
        await caller.WaitAsync("CALL_ESTABLISHED", Company.Patience);
        return caller;
    }

    private async Task EndAsync(string call, BaresipPhone caller)
    {
        await caller.CommandAsync("hangup");
        await _server.EventAsync(call, "ended");
    }

    private async Task StateAsync(string state, params string[] agents)
    {
        foreach (var agent in agents)
        {
            await _server.SetStateAsync(agent, state);
            await _server.UntilStateAsync(agent, state);
        }
    }

    private Task AddQueueAsync(string name, object rules) =>
        _server.SendAsync(HttpMethod.Post, "/api/v1/queues", new { name, ringSeconds = 10, wrapUpSeconds = 1, announceEverySeconds = 30, rules });

    private async Task<BaresipPhone> HireAsync(string user, Dictionary<string, int> skills)
    {
        await _server.SendAsync(HttpMethod.Post, "/api/v1/agents", new { user, password = Company.AgentPassword, name = user, sipPassword = ServerProcess.SipSecret, skills, queues = Queues });
        return await BaresipPhone.StartAsync(new PhoneOptions
        {
            User = user, Registrar = $"127.0.0.1:{_server.SipPort}", MicrophoneWav = Sounds.Silence, AutoAnswer = true,
        });
    }
}
