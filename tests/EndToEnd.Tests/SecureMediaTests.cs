using CallCenter.EndToEnd.Tests.Peers;

namespace CallCenter.EndToEnd.Tests;

/// <summary>Callers and agents whose telephones encrypt their sound, by keys in the SDP and by DTLS, hear each other.</summary>
public sealed class SecureMediaTests
{
    private const int CallerTones = 500;
    private const int AgentTones = 600;

    /// <summary>Seconds of sound; four numbers take two.</summary>
    private const int Patience = 15;

    private ServerProcess _server = null!;

    [OneTimeSetUp]
    public async Task OpenAsync() => _server = await ServerProcess.StartAsync("Speech:Recognizer:en=none",
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
        await HearNumbersAsync(agent, CallerTones);
        await HearNumbersAsync(caller, AgentTones);

        await caller.CommandAsync("hold");
        await caller.CommandAsync("resume");
        await HearNumbersAsync(agent, CallerTones);
        await caller.CommandAsync("hangup");
        await agent.WaitAsync("CALL_CLOSED", Company.Patience);
        await _server.SetStateAsync(user, "notReady");
    }

    /// <summary>From now on all four numbers in a row: the telephone takes its time to hold and to resume, and the first number is cut where listening begins.</summary>
    private static async Task HearNumbersAsync(BaresipPhone phone, int lowestHz)
    {
        var before = phone.HeardSound().Length;
        for (var heard = ""; !heard.Contains("1234", StringComparison.Ordinal); heard = Sounds.NumbersIn(phone.HeardSound().AsSpan(before), lowestHz))
        {
            Assert.That(phone.HeardSound().Length - before, Is.LessThan(Sounds.Rate * Patience), () => $"{heard}\n{phone.Log}");
            await phone.HearAsync(0.5);
        }
    }
}
