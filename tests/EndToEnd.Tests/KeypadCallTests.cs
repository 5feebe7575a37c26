using System.Text.Json;
using CallCenter.EndToEnd.Tests.Peers;
using CallCenter.Testing;

namespace CallCenter.EndToEnd.Tests;

/// <summary>Real telephones through the whole house with keys alone.</summary>
[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.Postgres)]
public sealed class KeypadCallTests(DatabaseKind kind)
{
    private const int CallerTones = 600;
    private const int AgentTones = 1500;

    private ServerProcess _server = null!;
    private BaresipPhone _agent = null!;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        _server = await ServerProcess.StartAsync($"Database={Databases.Fresh(kind)}", "Flows:Routes:0:Number=2000", "Flows:Routes:0:Flow=main-menu-zh");
        _agent = await _server.HireAsync("2001", "support", Sounds.Numbered(AgentTones));
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        if (_agent is not null)
        {
            await _agent.DisposeAsync();
        }

        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    [TestCase("1000", "+493011000", "default", "0", TestName = "Call_ByKeysInEnglish_ReachesAnAgent")]
    [TestCase("2000", "+493012000", "main-menu-zh", "20", TestName = "Call_ByKeysInChinese_HearsTheOpeningHoursThenReachesAnAgent")]
    public async Task Call_ByKeys_ReachesAnAgent(string number, string user, string flow, string keys)
    {
        await using var caller = await BaresipPhone.StartAsync(new PhoneOptions { User = user, MicrophoneWav = Sounds.Silence });
        await caller.CommandAsync("dial", $"sip:{number}@127.0.0.1:{_server.SipPort}");
        await caller.WaitAsync("CALL_ESTABLISHED", Company.Patience);
        var call = await _server.CallOfAsync(user);
        await caller.HearAsync(2);
        await _server.SetStateAsync("2001", "ready");

        foreach (var key in keys)
        {
            await caller.CommandAsync("sndcode", $"{key}");
            await _server.EventAsync(call, "digit", e => e.GetProperty("digit").GetString() == $"{key}");
            await caller.HearAsync(1.5);
        }

        var queued = await _server.EventAsync(call, "queued");
        await _agent.WaitAsync("CALL_INCOMING", Company.Patience);
        var heardBefore = _agent.HeardSound().Length;
        await _agent.CommandAsync("accept");
        await _server.EventAsync(call, "bridged");
        await caller.SayAsync(Sounds.Numbered(CallerTones));
        await caller.HearNumbersAsync(AgentTones, "the agent", from: 0, rounds: 2);
        await _agent.HearNumbersAsync(CallerTones, "the caller", heardBefore, rounds: 2);
        await caller.CommandAsync("hangup");

        var record = await _server.UntilAsync($"/api/v1/calls/{call}", c => Company.Events(c).Any(e => e.GetProperty("type").GetString() == "ended"), Company.Patience);
        await _server.SetStateAsync("2001", "notReady");
        Assert.That(Company.Events(record).Select(e => e.GetProperty("type").GetString()),
            Is.SupersetOf(["arrived", "answered", "flow", "digit", "queued", "offered", "accepted", "bridged", "released", "ended"]));
        Assert.That(Digits(record), Is.EqualTo(keys.Select(key => ($"{key}", "rfc4733"))));
        Assert.That((await _server.EventAsync(call, "flow")).GetProperty("flow").GetString(), Is.EqualTo(flow));
        Assert.That(queued.GetProperty("queue").GetString(), Is.EqualTo("support"));
        await LeavesATicketAndARecordingAsync(call, user);
    }

    /// <summary>Telephones without RFC 4733: a tone in the voice, and SIP INFO.</summary>
    [Test]
    public async Task Keys_InBandAndByInfo_AreUnderstood()
    {
        var (exit, errors) = await Sipp.RunAsync(_server, "uac-keys.xml", "-s", "2000", "-m", "1", "-d", "500");
        Assert.That(exit, Is.Zero, errors);
        var calls = await _server.GetAsync("/api/v1/calls?limit=1");
        Assert.That(Digits(calls[0]), Is.EqualTo(new[] { ("2", "inBand"), ("0", "info") }));
        Assert.That(Company.Events(calls[0]).Where(e => e.GetProperty("type").GetString() == "choice").Select(e => e.GetProperty("choice").GetString()),
            Is.EqualTo(new[] { "hours", "agent" }));
    }

    private async Task LeavesATicketAndARecordingAsync(string call, string user)
    {
        var record = await _server.UntilAsync($"/api/v1/calls/{call}", c => c.GetProperty("recording").ValueKind == JsonValueKind.String, Company.Patience);
        var sides = Sounds.Read(await _server.Http.GetByteArrayAsync(record.GetProperty("recording").GetString()));
        Assert.That(Sounds.NumbersIn(sides[0], CallerTones), Does.Contain("1234"), "left: the caller");
        Assert.That(Sounds.NumbersIn(sides[1], AgentTones), Does.Contain("1234"), "right: the agent");
        var tickets = await _server.UntilAsync($"/api/v1/tickets?phone={Uri.EscapeDataString(user)}",
            all => all[0].GetProperty("owner").GetString() == "2001", Company.Patience, "who talked owns it");
        Assert.That(tickets[0].GetProperty("id").GetString(), Is.EqualTo(record.GetProperty("ticketId").GetString()));
    }

    private static IEnumerable<(string?, string?)> Digits(JsonElement call) =>
        Company.Events(call).Where(e => e.GetProperty("type").GetString() == "digit")
            .Select(e => (e.GetProperty("digit").GetString(), e.GetProperty("source").GetString()));
}
