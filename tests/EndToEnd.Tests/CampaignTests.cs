using System.Text;
using System.Text.Json;
using CallCenter.EndToEnd.Tests.Peers;

namespace CallCenter.EndToEnd.Tests;

/// <summary>A campaign calls a real telephone outside: an agent's telephone answers by itself, and the attempt stands in the sealed book.</summary>
public sealed class CampaignTests
{
    private const string Number = "+493055510001";

    [Test]
    public async Task Campaign_NumberAnswers_TalksWithAnAgentAtOnce()
    {
        var port = Ports.Free();
        await using var server = await ServerProcess.StartAsync("Speech:Recognizer:en=none", "Sip:Trunks:0:Host=127.0.0.1", $"Sip:Trunks:0:Port={port}",
            $"Outbound:Policies={Path.Combine(ServerProcess.RepositoryRoot, "tests", "EndToEnd.Tests", "Policies")}");
        await using var anna = await server.HireAsync("anna", "support", Sounds.Silence, autoAnswer: true);
        await using var outside = await BaresipPhone.StartAsync(new PhoneOptions { User = Number, MicrophoneWav = Sounds.Silence, SipPort = port });
        await server.SetStateAsync("anna", "ready");
        var made = await server.SendAsync(HttpMethod.Post, "/api/v1/campaigns",
            new { name = "spring", queue = "support", mode = "progressive", policy = "anytime", seller = "Acme", callerNumber = "+49800100" });
        var campaign = $"/api/v1/campaigns/{made.GetProperty("id").GetString()}";
        using var list = new StringContent($"number,name,tariff\n{Number},Ann,b\n", Encoding.UTF8, "text/csv");
        using var imported = await server.Http.PostAsync($"{campaign}/leads", list);
        Assert.That((int)imported.StatusCode, Is.EqualTo(200));

        await server.SendAsync(HttpMethod.Put, $"{campaign}/state", new { state = "running" });
        await outside.WaitAsync("CALL_INCOMING", Company.Patience);
        var call = Lead(await server.GetAsync($"{campaign}/leads")).GetProperty("call").GetString()!;
        await outside.CommandAsync("accept");
        Assert.That((await server.EventAsync(call, "bridged")).GetProperty("agent").GetString(), Is.EqualTo("anna"));
        await outside.CommandAsync("hangup");
        await server.EventAsync(call, "ended");

        var done = await server.UntilAsync($"{campaign}/leads", leads => Lead(leads).GetProperty("state").GetString() == "done", Company.Patience);
        Assert.That(Lead(done).GetProperty("result").GetString(), Is.EqualTo("connected"));
        var window = (await server.GetAsync($"{campaign}/live")).GetProperty("windows")[0];
        Assert.That((window.GetProperty("answered").GetInt32(), window.GetProperty("abandoned").GetInt32()), Is.EqualTo((1, 0)));
        var arrived = Company.Events(await server.GetAsync($"/api/v1/calls/{call}")).First();
        Assert.That(campaign, Does.EndWith(arrived.GetProperty("campaign").GetString()!.Replace("-", "", StringComparison.Ordinal)));
    }

    private static JsonElement Lead(JsonElement leads) => leads[0];
}
