using CallCenter.EndToEnd.Tests.Peers;

namespace CallCenter.EndToEnd.Tests;

/// <summary>An agent's own telephone passes its caller on by REFER: it hears how that goes, and has the caller until the number answers.</summary>
public sealed class BlindTransferTests
{
    private const int CallerTones = 500;
    private const int AnnaTones = 1300;
    private const int NumberTones = 2100;
    private const string Number = "+493051001";

    // what comes from the trunk's address is the trunk's, and not a telephone's
    private const string Outside = "127.0.0.2";

    [Test]
    public async Task Baresip_TheNumberIsBusy_ThenAnswers()
    {
        var port = Ports.Free();
        await using var server = await ServerProcess.StartAsync($"Sip:Trunks:0:Address={Outside}", $"Sip:Trunks:0:Host={Outside}", $"Sip:Trunks:0:Port={port}",
            ServerProcess.WithoutModels, "Recording:Enabled=false", $"Flows:Directory={Path.Combine(ServerProcess.RepositoryRoot, "tests", "EndToEnd.Tests", "Flows")}");
        await server.SendAsync(HttpMethod.Put, "/api/v1/queues/support", new { wrapUpSeconds = 1, ringSeconds = 20 });
        await using var anna = await server.HireAsync("anna", "support", Sounds.Numbered(AnnaTones), autoAnswer: true);
        await using var caller = await BaresipPhone.StartAsync(new PhoneOptions { User = "+493041009", Address = Outside, MicrophoneWav = Sounds.Numbered(CallerTones) });
        await using var number = await BaresipPhone.StartAsync(new PhoneOptions { User = Number, Address = Outside, SipPort = port, MicrophoneWav = Sounds.Numbered(NumberTones) });
        await server.SetStateAsync("anna", "ready");

        var call = await TransferAsync(server, caller, anna, number);
        var held = (await server.GetAsync("/api/v1/agents/anna/state")).GetProperty("state").GetString();
        await number.CommandAsync("hangup");
        await anna.WaitAsync("TRANSFER_FAILED", Company.Patience);
        var failed = await server.EventAsync(call, "transferred");
        Assert.That((held, failed.GetProperty("succeeded").GetBoolean(), failed.GetProperty("reason").GetString()), Is.EqualTo(("onCall", false, "busy")));
        Assert.That(anna.Log, Does.Contain("transfer failed: 486 Busy Here"));
        await caller.WaitAsync("CALL_CLOSED", Company.Patience); // who has the caller back hangs up: this telephone does so by itself
        await server.UntilStateAsync("anna", "ready");

        call = await TransferAsync(server, caller, anna, number);
        await number.CommandAsync("accept");
        await anna.WaitAsync("CALL_CLOSED", Company.Patience);
        await server.EventAsync(call, "transferred", e => e.GetProperty("succeeded").GetBoolean());
        await HearsAsync(caller, NumberTones);
        await HearsAsync(number, CallerTones);
        await caller.CommandAsync("hangup");
        await server.EventAsync(call, "ended");
    }

    /// <summary>The caller calls, anna answers and sends her REFER; the number rings.</summary>
    private static async Task<string> TransferAsync(ServerProcess server, BaresipPhone caller, BaresipPhone anna, BaresipPhone number)
    {
        await caller.CommandAsync("dial", $"sip:1000@127.0.0.1:{server.SipPort}");
        await anna.WaitAsync("CALL_ESTABLISHED", Company.Patience);
        var call = await server.CallOfAsync("+493041009");
        await server.EventAsync(call, "bridged");
        await anna.CommandAsync("transfer", $"sip:{Number}@{ServerProcess.Realm}");
        await number.WaitAsync("CALL_INCOMING", Company.Patience);
        return call;
    }

    private static async Task HearsAsync(BaresipPhone phone, int lowestHz)
    {
        var before = phone.HeardSound().Length;
        await phone.HearAsync(4);
        Assert.That(Sounds.NumbersIn(phone.HeardSound().AsSpan(before), lowestHz), Does.Contain("1234"), $"tones from {lowestHz} Hz");
    }
}
