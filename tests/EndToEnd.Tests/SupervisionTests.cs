using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CallCenter.EndToEnd.Tests.Peers;

namespace CallCenter.EndToEnd.Tests;

/// <summary>A supervisor's own telephone in an agent's call, and an agent who asks a colleague first by the page: real telephones, judged by what each hears.</summary>
public sealed class SupervisionTests
{
    private const int CallerTone = 600;
    private const int BertTones = 1000;
    private const int BossTones = 1900;
    private const string Outside = "127.0.0.2";

    [Test]
    public async Task Supervisor_ListensWhispersAndTakesOverAfterAConsultation()
    {
        await using var server = await ServerProcess.StartAsync($"Sip:Trunks:0:Address={Outside}", ServerProcess.WithoutModels, "Recording:Enabled=false",
            $"Flows:Directory={Path.Combine(ServerProcess.RepositoryRoot, "tests", "EndToEnd.Tests", "Flows")}");
        await server.SendAsync(HttpMethod.Patch, "/api/v1/agents/admin", new { sipPassword = ServerProcess.SipSecret, telephone = "sip" });
        await using var boss = await BaresipPhone.StartAsync(new PhoneOptions
        {
            User = "admin", Registrar = $"127.0.0.1:{server.SipPort}", MicrophoneWav = Sounds.Numbered(BossTones), AutoAnswer = true,
        });
        await using var anna = await server.HireAsync("anna", "support", Sounds.Silence, autoAnswer: true);
        await using var bert = await server.HireAsync("bert", "support", Sounds.Numbered(BertTones), autoAnswer: true);
        await using var caller = await BaresipPhone.StartAsync(new PhoneOptions { User = "+493041010", Address = Outside, MicrophoneWav = Sounds.Tone(CallerTone) });
        using var desk = await SignInAsync(server, "anna");
        await server.SetStateAsync("anna", "ready");
        await caller.CommandAsync("dial", $"sip:1000@127.0.0.1:{server.SipPort}");
        var call = await server.CallOfAsync("+493041010");
        await server.EventAsync(call, "bridged");

        await server.SendAsync(HttpMethod.Post, $"/api/v1/calls/{call}/listen", new { });
        await boss.WaitAsync("CALL_ESTABLISHED", Company.Patience);
        await server.EventAsync(call, "observed");
        var before = caller.HeardSound().Length;
        await boss.HearAsync(1.5);
        await server.SendAsync(HttpMethod.Post, $"/api/v1/calls/{call}/whisper", new { });
        await server.EventAsync(call, "observed", e => e.GetProperty("mode").GetString() == "whisper");
        var annaBefore = anna.HeardSound().Length;
        await anna.HearAsync(1.5);
        Assert.That(Sounds.IsTone(boss.HeardSound().AsSpan()[^4000..], CallerTone), "the supervisor hears the caller");
        Assert.That(Sounds.LoudSeconds(caller.HeardSound().AsSpan(before)), Is.Zero, "the caller hears nobody but the silent agent");
        Assert.That(Sounds.IsTone(anna.HeardSound().AsSpan(annaBefore + 4000, 4000), CallerTone), Is.False, "the agent hears the supervisor too");
        await server.SendAsync(HttpMethod.Post, "/api/v1/supervision/leave", new { });
        await server.EventAsync(call, "observationEnded");

        await server.SetStateAsync("bert", "ready");
        await PostAsync(desk, "consult", new { number = "bert" });
        await server.EventAsync(call, "consulting");
        await PostAsync(desk, "complete", new { });
        await server.UntilStateAsync("anna", "wrapUp");
        await caller.HearNumbersAsync(BertTones, "the colleague");

        await server.SendAsync(HttpMethod.Post, $"/api/v1/calls/{call}/takeover", new { });
        await bert.WaitAsync("CALL_CLOSED", Company.Patience);
        await caller.HearNumbersAsync(BossTones, "the supervisor");
        await caller.CommandAsync("hangup");
        await server.EventAsync(call, "ended");
    }

    private static async Task<HttpClient> SignInAsync(ServerProcess server, string user)
    {
        var client = new HttpClient { BaseAddress = server.Http.BaseAddress };
        using var answer = await client.PostAsJsonAsync("/api/v1/session", new { user, password = Company.AgentPassword });
        var session = await answer.Content.ReadFromJsonAsync<JsonElement>();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.GetProperty("token").GetString());
        return client;
    }

    private static async Task PostAsync(HttpClient desk, string command, object body)
    {
        using var answer = await desk.PostAsJsonAsync($"/api/v1/desk/{command}", body);
        Assert.That(answer.IsSuccessStatusCode, Is.True, await answer.Content.ReadAsStringAsync());
    }
}
