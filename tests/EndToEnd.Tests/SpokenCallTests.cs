using CallCenter.EndToEnd.Tests.Peers;

namespace CallCenter.EndToEnd.Tests;

/// <summary>Callers who speak, in voices that are not the product's own: question, answer, "agent", a person. All of them at once.</summary>
[Parallelizable(ParallelScope.Children)]
public sealed class SpokenCallTests
{
    private const int CallerTones = 600;
    private const int AgentTones = 1500;

    private readonly Dictionary<string, BaresipPhone> _agents = [];
    private ServerProcess _server = null!;
    private Listener _listener = null!;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        _listener = Listener.Open();
        _server = await ServerProcess.StartAsync();
        await _server.ImportKnowledgeAsync();
        foreach (var user in new[] { "2001", "2002", "2003" })
        {
            _agents[user] = await _server.HireAsync(user, "support", Sounds.Numbered(AgentTones), autoAnswer: true);
            await _server.SetStateAsync(user, "ready");
        }
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        foreach (var phone in _agents.Values)
        {
            await phone.DisposeAsync();
        }

        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _listener?.Dispose();
    }

    [TestCase("slt", "493021001", "I can not pay my bill.", "pay-later",
        "You can pay a bill in up to six instalments without fees. Say agent, and we arrange it.")]
    [TestCase("rms", "493021002", "I want to terminate my contract.", "cancel-contract",
        "You can cancel with one month of notice, in your account or by letter.")]
    [TestCase("awb", "493021003", "I am moving to a new address.", "moving",
        "Tell us the day of your move and both meter readings. We take your contract with you.")]
    public async Task Question_IsAnswered_ThenAPersonIsAskedFor(string voice, string user, string question, string article, string answer)
    {
        await using var caller = await BaresipPhone.StartAsync(new PhoneOptions { User = user, MicrophoneWav = Sounds.Silence });
        await caller.CommandAsync("dial", $"sip:1000@127.0.0.1:{_server.SipPort}");
        await caller.WaitAsync("CALL_ESTABLISHED", Company.Patience);
        var call = await _server.CallOfAsync(user);
        await caller.HearAsync(2);

        await caller.SayAsync(Sounds.Spoken(voice, question));
        var asked = await _server.EventAsync(call, "question");
        Assert.That((asked.GetProperty("outcome").GetString(), asked.GetProperty("article").GetString()), Is.EqualTo(("speak", article)), $"{asked}");
        var heard = await caller.HearOutAsync();
        Assert.That(_listener.ShareHeard(answer, heard), Is.GreaterThanOrEqualTo(0.7), () => "the caller heard: " + _listener.Text(heard));

        await caller.SayAsync(Sounds.Spoken(voice, "I want to talk to an agent."));
        await _server.EventAsync(call, "queued");
        var agent = (await _server.EventAsync(call, "accepted")).GetProperty("agent").GetString()!;
        await _server.EventAsync(call, "bridged");
        await caller.SayAsync(Sounds.Numbered(CallerTones));
        await caller.HearNumbersAsync(AgentTones, "the agent", from: 0, rounds: 2);
        await _agents[agent].HearNumbersAsync(CallerTones, "the caller", from: 0, rounds: 2);
        await caller.CommandAsync("hangup");
        await _server.EventAsync(call, "ended");
    }
}
