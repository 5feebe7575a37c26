using CallCenter.EndToEnd.Tests.Peers;

namespace CallCenter.EndToEnd.Tests;

/// <summary>Real telephones through the whole house with keys alone.</summary>
public sealed class KeypadCallTests
{
    private const int CallerTones = 600;
    private const int AgentTones = 1500;

    private ServerProcess _server = null!;
    private BaresipPhone _agent = null!;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        _server = await ServerProcess.StartAsync("Flows:Routes:0:Number=2000", "Flows:Routes:0:Flow=main-menu-zh");
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

    [TestCase("1000", "493011000", "default", TestName = "Call_ByKeysInEnglish_ReachesAnAgent")]
    [TestCase("2000", "493012000", "main-menu-zh", TestName = "Call_ByKeysInChinese_ReachesAnAgent")]
    public async Task Call_ByKeys_ReachesAnAgent(string number, string user, string flow)
    {
        await using var caller = await BaresipPhone.StartAsync(new PhoneOptions { User = user, MicrophoneWav = Sounds.Silence });
        await caller.CommandAsync("dial", $"sip:{number}@127.0.0.1:{_server.SipPort}");
        await caller.WaitAsync("CALL_ESTABLISHED", Company.Patience);
        var call = await _server.CallOfAsync(user);
        await caller.HearAsync(2);
        await _server.SetStateAsync("2001", "ready");

        await caller.CommandAsync("sndcode", "0");
        var queued = await _server.EventAsync(call, "queued");
        await _agent.WaitAsync("CALL_INCOMING", Company.Patience);
        await _agent.CommandAsync("accept");
        await _server.EventAsync(call, "bridged");
        await caller.SayAsync(Sounds.Numbered(CallerTones));
        await caller.HearAsync(6);
        await caller.CommandAsync("hangup");

        var record = await _server.UntilAsync($"/api/v1/calls/{call}", c => Company.Events(c).Any(e => e.GetProperty("type").GetString() == "ended"), Company.Patience);
        await _server.SetStateAsync("2001", "notReady");
        Assert.That(Company.Events(record).Select(e => e.GetProperty("type").GetString()),
            Is.SupersetOf(["arrived", "answered", "flow", "digit", "queued", "offered", "accepted", "bridged", "released", "ended"]));
        var digit = await _server.EventAsync(call, "digit");
        Assert.That((digit.GetProperty("digit").GetString(), digit.GetProperty("source").GetString()), Is.EqualTo(("0", "rfc4733")));
        Assert.That((await _server.EventAsync(call, "flow")).GetProperty("flow").GetString(), Is.EqualTo(flow));
        Assert.That(queued.GetProperty("queue").GetString(), Is.EqualTo("support"));
        Assert.That(Sounds.NumbersIn(caller.HeardSound(), AgentTones), Does.Contain("12341234"), "what the caller heard");
        Assert.That(Sounds.NumbersIn(Sounds.Read(_agent.Heard[^1])[0], CallerTones), Does.Contain("12341234"), "what the agent heard");
    }
}
