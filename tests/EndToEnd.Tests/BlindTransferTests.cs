using CallCenter.EndToEnd.Tests.Peers;

namespace CallCenter.EndToEnd.Tests;

/// <summary>An agent's own telephone passes its caller on by REFER: it has the caller until the number answers, and back when it does not.</summary>
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
            "Speech:Recognizer:en=none", "Recording:Enabled=false", $"Flows:Directory={Path.Combine(ServerProcess.RepositoryRoot, "tests", "EndToEnd.Tests", "Flows")}");
        await using var anna = await server.HireAsync("anna", "support", Sounds.Numbered(AnnaTones), autoAnswer: true);
        await using var caller = await BaresipPhone.StartAsync(new PhoneOptions { User = "+493041009", Address = Outside, MicrophoneWav = Sounds.Numbered(CallerTones) });
        await using var number = await BaresipPhone.StartAsync(new PhoneOptions { User = Number, Address = Outside, SipPort = port, MicrophoneWav = Sounds.Numbered(NumberTones) });
        await server.SetStateAsync("anna", "ready");
        await caller.CommandAsync("dial", $"sip:1000@127.0.0.1:{server.SipPort}");
        var call = await server.CallOfAsync("+493041009");
        await server.EventAsync(call, "bridged");

        await anna.CommandAsync("transfer", $"sip:{Number}@{ServerProcess.Realm}");
        await number.WaitAsync("CALL_INCOMING", Company.Patience);
        var held = (await server.GetAsync("/api/v1/agents/anna/state")).GetProperty("state").GetString();
        await number.CommandAsync("hangup");
        await anna.WaitAsync("TRANSFER_FAILED", Company.Patience);
        var failed = await server.EventAsync(call, "transferred");
        Assert.That((held, failed.GetProperty("succeeded").GetBoolean()), Is.EqualTo(("onCall", false)));
        await anna.CommandAsync("resume"); // baresip holds whom it transfers
        await HearsAsync(caller, AnnaTones);
        await HearsAsync(anna, CallerTones);

        await anna.CommandAsync("transfer", $"sip:{Number}@{ServerProcess.Realm}");
        await number.WaitAsync("CALL_INCOMING", Company.Patience);
        await number.CommandAsync("accept");
        await anna.WaitAsync("CALL_CLOSED", Company.Patience);
        await server.EventAsync(call, "transferred", e => e.GetProperty("succeeded").GetBoolean());
        await HearsAsync(caller, NumberTones);
        await HearsAsync(number, CallerTones);

        await caller.CommandAsync("hangup");
        await number.WaitAsync("CALL_CLOSED", Company.Patience);
        await server.EventAsync(call, "ended");
    }

    private static async Task HearsAsync(BaresipPhone phone, int lowestHz)
    {
        var before = phone.HeardSound().Length;
        await phone.HearAsync(4);
        Assert.That(Sounds.NumbersIn(phone.HeardSound().AsSpan(before), lowestHz), Does.Contain("1234"), $"tones from {lowestHz} Hz");
    }
}
