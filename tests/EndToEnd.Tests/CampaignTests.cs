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
        await using var server = await ServerProcess.StartAsync(ServerProcess.WithoutModels, "Sip:Trunks:0:Host=127.0.0.1", $"Sip:Trunks:0:Port={port}",
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

    [Test]
    public async Task CalledPersonRepliesByKey_AndAnAgentDialsByClick_KillInBetween()
    {
        var port = Ports.Free();
        await using var server = await ServerProcess.StartAsync(ServerProcess.WithoutModels, "Sip:Trunks:0:Host=127.0.0.1", $"Sip:Trunks:0:Port={port}",
            $"Outbound:Policies={Path.Combine(ServerProcess.RepositoryRoot, "tests", "EndToEnd.Tests", "Policies")}");
        await using var outside = await BaresipPhone.StartAsync(new PhoneOptions { User = Number, MicrophoneWav = Sounds.Silence, SipPort = port });
        var visits = await StartAsync(server, new
        {
            name = "visits", queue = "support", mode = "announcement", policy = "anytime", seller = "Acme", callerNumber = "+49800100", message = "Your visit is on {day}.",
            dispositions = new[] { new { code = "confirmed", label = "Confirmed", key = "1" } },
        });
        await outside.WaitAsync("CALL_INCOMING", Company.Patience);
        await outside.CommandAsync("accept");
        await outside.WaitAsync("CALL_ESTABLISHED", Company.Patience);
        // the message is heard from its first word, and the key counts from then on
        JsonElement said;
        do
        {
            await outside.CommandAsync("sndcode", "1");
            await Task.Delay(TimeSpan.FromSeconds(1));
            said = Lead(await server.GetAsync($"{visits}/leads"));
        }
        while (said.GetProperty("result").ValueKind != JsonValueKind.String);
        Assert.That((said.GetProperty("disposition").GetString(), said.GetProperty("result").GetString()), Is.EqualTo(("confirmed", "heard")));
        await outside.WaitAsync("CALL_CLOSED", Company.Patience);

        // an agent looks, the server is killed, the agent looks again at the same lead and dials it
        await using var anna = await server.HireAsync("anna", "support", Sounds.Silence, autoAnswer: true);
        await server.SetStateAsync("anna", "ready");
        var preview = await StartAsync(server, new { name = "spring", queue = "support", mode = "preview", policy = "anytime", seller = "Acme", callerNumber = "+49800100" });
        Assert.That(await LookAsync(server), Is.EqualTo(Number));
        await server.KillAndRestartAsync();
        await server.SetStateAsync("anna", "ready");
        Assert.That(await LookAsync(server), Is.EqualTo(Number));
        using var desk = await server.SignInAsync("anna");
        using (var dialed = await desk.PostAsync("/api/v1/desk/preview/dial", null))
        {
            Assert.That(await dialed.Content.ReadAsStringAsync(), Does.Contain("\"bar\":null"));
        }

        await outside.WaitAsync("CALL_INCOMING", Company.Patience);
        var call = Lead(await server.GetAsync($"{preview}/leads")).GetProperty("call").GetString()!;
        await outside.CommandAsync("accept");
        Assert.That((await server.EventAsync(call, "bridged")).GetProperty("agent").GetString(), Is.EqualTo("anna"));
        await outside.CommandAsync("hangup");
        await server.UntilStateAsync("anna", "wrapUp");
        using (var ready = await desk.PutAsync("/api/v1/agents/anna/state", new StringContent("""{"state":"ready"}""", Encoding.UTF8, "application/json")))
        {
            Assert.That((int)ready.StatusCode, Is.EqualTo(409), "how it went is missing");
        }

        using var done = await desk.PostAsync("/api/v1/desk/wrap-up", new StringContent("""{"disposition":"callAgain"}""", Encoding.UTF8, "application/json"));
        Assert.That((int)done.StatusCode, Is.EqualTo(200));
        await server.UntilAsync($"{preview}/leads", leads => Lead(leads).GetProperty("disposition").GetString() == "callAgain", Company.Patience);
    }

    [Test]
    public async Task Preview_RingingIsGivenUp_TheTelephoneStops_AndTheLeadRests()
    {
        var port = Ports.Free();
        await using var server = await ServerProcess.StartAsync(ServerProcess.WithoutModels, "Sip:Trunks:0:Host=127.0.0.1", $"Sip:Trunks:0:Port={port}",
            $"Outbound:Policies={Path.Combine(ServerProcess.RepositoryRoot, "tests", "EndToEnd.Tests", "Policies")}");
        await using var outside = await BaresipPhone.StartAsync(new PhoneOptions { User = Number, MicrophoneWav = Sounds.Silence, SipPort = port });
        await using var anna = await server.HireAsync("anna", "support", Sounds.Silence, autoAnswer: true);
        await server.SetStateAsync("anna", "ready");
        var preview = await StartAsync(server, new { name = "spring", queue = "support", mode = "preview", policy = "anytime", seller = "Acme", callerNumber = "+49800100" });
        await LookAsync(server);
        using var desk = await server.SignInAsync("anna");
        using (var dialed = await desk.PostAsync("/api/v1/desk/preview/dial", null))
        {
            Assert.That(dialed.IsSuccessStatusCode, Is.True);
        }

        await outside.WaitAsync("CALL_INCOMING", Company.Patience);
        using (var cancelled = await desk.PostAsync("/api/v1/desk/preview/cancel", null))
        {
            Assert.That((int)cancelled.StatusCode, Is.EqualTo(204));
        }

        await outside.WaitAsync("CALL_CLOSED", Company.Patience);
        var lead = Lead(await server.UntilAsync($"{preview}/leads", leads => Lead(leads).GetProperty("result").ValueKind == JsonValueKind.String, Company.Patience));
        Assert.That((lead.GetProperty("result").GetString(), lead.GetProperty("state").GetString(), lead.GetProperty("attempts").GetInt32()), Is.EqualTo(("noAnswer", "waiting", 1)));
    }

    private static async Task<string> LookAsync(ServerProcess server)
    {
        using var desk = await server.SignInAsync("anna");
        for (var tries = 0; tries < 100; tries++)
        {
            using var answer = await desk.GetAsync("/api/v1/desk/preview");
            if ((int)answer.StatusCode == 200)
            {
                return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("lead").GetProperty("number").GetString()!;
            }

            await Task.Delay(300);
        }

        throw new TimeoutException("no lead on the screen");
    }

    private static async Task<string> StartAsync(ServerProcess server, object wanted)
    {
        var made = await server.SendAsync(HttpMethod.Post, "/api/v1/campaigns", wanted);
        var campaign = $"/api/v1/campaigns/{made.GetProperty("id").GetString()}";
        using var list = new StringContent($"number,name,day\n{Number},Ann,Monday\n", Encoding.UTF8, "text/csv");
        using var imported = await server.Http.PostAsync($"{campaign}/leads", list);
        Assert.That((int)imported.StatusCode, Is.EqualTo(200));
        await server.SendAsync(HttpMethod.Put, $"{campaign}/state", new { state = "running" });
        return campaign;
    }

    private static JsonElement Lead(JsonElement leads) => leads[0];
}
