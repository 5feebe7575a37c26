using CallCenter.EndToEnd.Tests.Peers;

namespace CallCenter.EndToEnd.Tests;

/// <summary>Callers and agents whose telephones encrypt their sound, by keys in the SDP and by DTLS, hear each other.</summary>
public sealed class SecureMediaTests
{
    private const int CallerTones = 500;
    private const int AgentTones = 600;

    private ServerProcess _server = null!;

    [OneTimeSetUp]
    public async Task OpenAsync() => _server = await ServerProcess.StartAsync(ServerProcess.WithoutModels,
        $"Flows:Directory={Path.Combine(ServerProcess.RepositoryRoot, "tests", "EndToEnd.Tests", "Flows")}");

    [OneTimeTearDown]
    public async Task CloseAsync() => await _server.DisposeAsync();

    [TestCase("srtp-mand", "anna", "srtp")]
    [TestCase("dtls_srtp", "bert", "srtp")]
    public async Task Call_OfTwoEncryptedPhones_BothHearEachOther_AfterHoldToo(string callers, string user, string agents)
    {
        await using var agent = await _server.HireAsync(user, "support", Sounds.Numbered(AgentTones), autoAnswer: true, encryption: agents);
        await using var caller = await BaresipPhone.StartAsync(new PhoneOptions
        {
            User = "+4930510", MicrophoneWav = Sounds.Numbered(CallerTones), Encryption = callers,
        });
        await _server.SetStateAsync(user, "ready");
        await caller.CommandAsync("dial", $"sip:1000@127.0.0.1:{_server.SipPort}");
        await agent.WaitAsync("CALL_ESTABLISHED", Company.Patience);
        await agent.HearNumbersAsync(CallerTones, "the caller");
        await caller.HearNumbersAsync(AgentTones, "the agent");

        await caller.CommandAsync("hold");
        await caller.CommandAsync("resume");
        await agent.HearNumbersAsync(CallerTones, "the caller");
        await caller.CommandAsync("hangup");
        await agent.WaitAsync("CALL_CLOSED", Company.Patience);
        await _server.SetStateAsync(user, "notReady");
    }
}
