using CallCenter.EndToEnd.Tests.Peers;

namespace CallCenter.EndToEnd.Tests;

/// <summary>An agent's own telephone asks a colleague first, and then joins the caller with them (REFER with Replaces).</summary>
public sealed class AttendedTransferTests
{
    private const int CallerTones = 500;
    private const int BertTones = 1300;

    // what comes from the trunk's address is the trunk's, and not a telephone's
    private const string Outside = "127.0.0.2";

    [Test]
    public async Task Linphone_AsksTheColleagueAndJoinsBoth()
    {
        await using var server = await ServerProcess.StartAsync($"Sip:Trunks:0:Address={Outside}", ServerProcess.WithoutModels, "Recording:Enabled=false",
            $"Flows:Directory={Path.Combine(ServerProcess.RepositoryRoot, "tests", "EndToEnd.Tests", "Flows")}");
        await server.SendAsync(HttpMethod.Post, "/api/v1/agents", new
        {
            user = "anna", password = Company.AgentPassword, name = "Anna", sipPassword = ServerProcess.SipSecret, queues = new[] { "support" },
        });
        await using var anna = await LinphonePhone.StartAsync("anna", server.SipPort);
        await server.UntilAsync("/api/v1/agents/live", all => all.EnumerateArray().Any(a => a.GetProperty("phoneRegistered").GetBoolean()), Company.Patience);
        await using var bert = await server.HireAsync("bert", "support", Sounds.Numbered(BertTones), autoAnswer: true);
        await using var caller = await BaresipPhone.StartAsync(new PhoneOptions { User = "+493041009", Address = Outside, MicrophoneWav = Sounds.Numbered(CallerTones) });
        await server.SetStateAsync("anna", "ready");
        await caller.CommandAsync("dial", $"sip:1000@127.0.0.1:{server.SipPort}");
        var call = await server.CallOfAsync("+493041009");
        await server.EventAsync(call, "bridged");

        await anna.WaitAsync("now paused", await anna.SayAsync("pause"));
        await anna.SayAsync($"call sip:bert@{ServerProcess.Realm}");
        await bert.WaitAsync("CALL_ESTABLISHED", Company.Patience);
        var asking = await server.CallOfAsync("anna");
        await server.EventAsync(asking, "bridged");
        var transferred = await anna.SayAsync("transfer 1 --to-call 2");

        var passed = await server.EventAsync(call, "transferred");
        Assert.That((passed.GetProperty("succeeded").GetBoolean(), passed.GetProperty("toNumber").GetString()), Is.EqualTo((true, "bert")));
        Assert.That((await server.EventAsync(asking, "replaced")).GetProperty("number").GetString(), Is.EqualTo("+493041009"));
        await anna.WaitAsync("has been transfered", transferred);
        var (callerHeard, bertHeard) = (caller.HeardSound().Length, bert.HeardSound().Length);
        await caller.HearNumbersAsync(BertTones, "bert", callerHeard);
        await bert.HearNumbersAsync(CallerTones, "the caller", bertHeard);
        await server.UntilStateAsync("anna", "wrapUp");

        await caller.CommandAsync("hangup");
        await bert.WaitAsync("CALL_CLOSED", Company.Patience);
        await server.EventAsync(call, "ended");
        await server.EventAsync(asking, "ended");
    }
}
