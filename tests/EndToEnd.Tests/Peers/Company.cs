using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace CallCenter.EndToEnd.Tests.Peers;

/// <summary>What the tests do as administrator and read as supervisor: people, knowledge, calls.</summary>
internal static class Company
{
    public const string AgentPassword = "a long enough password";

    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>An agent with a telephone registered; not at work yet.</summary>
    public static async Task<BaresipPhone> HireAsync(this ServerProcess server, string user, string queue, string microphone, bool autoAnswer = false,
        bool trace = false, string? encryption = null)
    {
        await server.SendAsync(HttpMethod.Post, "/api/v1/agents", new
        {
            user, password = AgentPassword, name = "Agent " + user, sipPassword = ServerProcess.SipSecret,
            skills = new Dictionary<string, int> { ["en"] = 5, ["zh"] = 5 }, queues = new[] { queue },
        });
        return await BaresipPhone.StartAsync(new PhoneOptions
        {
            User = user, Registrar = $"127.0.0.1:{server.SipPort}", MicrophoneWav = microphone, AutoAnswer = autoAnswer, Trace = trace,
            Encryption = encryption,
        });
    }

    /// <summary>An agent whose telephone is the page; its sound is said by the page's microphone.</summary>
    public static async Task<PhonePage> HirePageAsync(this ServerProcess server, string user, string microphone, string profile, params string[] queues)
    {
        await server.SendAsync(HttpMethod.Post, "/api/v1/agents", new { user, password = AgentPassword, name = user, skills = new Dictionary<string, int> { ["en"] = 5 }, queues });
        return await PhonePage.SignInAsync(server, user, microphone, profile);
    }

    /// <summary>As an agent's own program.</summary>
    public static async Task<HttpClient> SignInAsync(this ServerProcess server, string user)
    {
        var session = await server.SendAsync(HttpMethod.Post, "/api/v1/session", new { user, password = AgentPassword });
        var client = new HttpClient { BaseAddress = server.Http.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", session.GetProperty("token").GetString());
        return client;
    }

    /// <summary>A server whose callers go straight to a queue, and its agent, who works by a telephone in the page.</summary>
    public static async Task<ServerProcess> WithPagePhoneAsync(string user, params string[] settings)
    {
        var server = await ServerProcess.StartAsync([ServerProcess.WithoutModels,
            $"Flows:Directory={Path.Combine(ServerProcess.RepositoryRoot, "tests", "EndToEnd.Tests", "Flows")}", .. settings]);
        await server.SendAsync(HttpMethod.Put, "/api/v1/queues/support", new { wrapUpSeconds = 1, ringSeconds = 20, returnSeconds = 20 });
        await server.SendAsync(HttpMethod.Post, "/api/v1/agents", new
        {
            user, password = AgentPassword, name = "Agent " + user, skills = new Dictionary<string, int> { ["en"] = 5 }, queues = new[] { "support" },
        });
        return server;
    }

    /// <summary>A page calls its telephone connected a moment before the server has heard it: until then 409.</summary>
    public static async Task SetStateAsync(this ServerProcess server, string user, string state)
    {
        for (var tries = 0; ; tries++)
        {
            using var answer = await server.Http.PutAsJsonAsync($"/api/v1/agents/{user}/state", state == "ready" ? (object)new { state } : new { state, reason = "break" });
            if (answer.IsSuccessStatusCode)
            {
                return;
            }

            Assert.That(answer.StatusCode == HttpStatusCode.Conflict && tries < 40, Is.True, await answer.Content.ReadAsStringAsync());
            await Task.Delay(TimeSpan.FromMilliseconds(250));
        }
    }

    public static Task<JsonElement> UntilStateAsync(this ServerProcess server, string user, string state) =>
        server.UntilAsync($"/api/v1/agents/{user}/state", a => a.GetProperty("state").GetString() == state, Patience);

    /// <summary>Imports the demo company's articles; returns how many phrasings it took.</summary>
    public static async Task<JsonElement> ImportKnowledgeAsync(this ServerProcess server)
    {
        using var body = new StringContent(await File.ReadAllTextAsync(Path.Combine(ServerProcess.RepositoryRoot, "demo", "kb.csv")), Encoding.UTF8);
        body.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        using var answer = await server.Http.PostAsync("/api/v1/knowledge/import", body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.IsSuccessStatusCode, Is.True, text);
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>The id of the call that this caller has begun.</summary>
    public static async Task<string> CallOfAsync(this ServerProcess server, string caller)
    {
        var calls = await server.UntilAsync("/api/v1/calls?limit=50&events=false", all => all.EnumerateArray().Any(c => IsFrom(c, caller)), Patience);
        return calls.EnumerateArray().First(c => IsFrom(c, caller)).GetProperty("id").GetString()!;
    }

    /// <summary>The call's first event that fits, as soon as it is there.</summary>
    public static async Task<JsonElement> EventAsync(this ServerProcess server, string call, string type, Func<JsonElement, bool>? fits = null)
    {
        bool Wanted(JsonElement e) => e.GetProperty("type").GetString() == type && (fits is null || fits(e));
        var record = await server.UntilAsync($"/api/v1/calls/{call}", c => Events(c).Any(Wanted), Patience, $"{type} of the call");
        return Events(record).First(Wanted);
    }

    public static IEnumerable<JsonElement> Events(JsonElement call) => call.GetProperty("events").EnumerateArray();

    private static bool IsFrom(JsonElement call, string caller) => call.GetProperty("from").GetString()!.EndsWith(caller, StringComparison.Ordinal);
}
