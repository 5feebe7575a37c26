using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CallCenter.Benchmarks.Load;

namespace CallCenter.Benchmarks.Campaigns;

/// <summary>What the agents do at their desks, by REST: be ready, and write down after each call what it was.</summary>
internal sealed class AgentDesks(Server server, AgentPhones phones)
{
    private const string Password = "long enough for a measurement";
    private const string SipPassword = "telephone-of-a-measurement";
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan NoteTime = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, string> _tokens = [];

    public async Task HireAsync(int agents, string queue)
    {
        for (var n = 1; n <= agents; n++)
        {
            var user = $"agent{n:00}";
            using var hired = await server.Http.PostAsJsonAsync("/api/v1/agents", new { user, password = Password, name = $"Agent {n}", sipPassword = SipPassword, queues = new[] { queue } });
            hired.EnsureSuccessStatusCode();
            _tokens[user] = await server.SignInAsync(user, Password);
            phones.Register(user, SipPassword);
        }
    }

    /// <summary>Until it is cancelled; a server that is away is waited for.</summary>
    public async Task WorkAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Step);
        while (await timer.WaitForNextTickAsync(ct))
        {
            try
            {
                foreach (var agent in await server.Http.GetFromJsonAsync<List<JsonElement>>("/api/v1/agents/live", ct) ?? [])
                {
                    await LookAsync(agent, ct);
                }
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                // it was killed, and starts again
            }
        }
    }

    private async Task LookAsync(JsonElement agent, CancellationToken ct)
    {
        var user = agent.GetProperty("user").GetString()!;
        var state = agent.GetProperty("state").GetString();
        if (!_tokens.ContainsKey(user) || !agent.GetProperty("phoneRegistered").GetBoolean())
        {
            return;
        }

        if (state == "wrapUp" && DateTimeOffset.UtcNow - agent.GetProperty("since").GetDateTimeOffset() > NoteTime)
        {
            var machine = phones.LastCaller(user) is { } number && number.StartsWith(CalledPeople.Prefix, StringComparison.Ordinal) && CalledPeople.KindOf(number) == CalledKind.Machine;
            await SendAsync(HttpMethod.Post, "/api/v1/desk/wrap-up", user, new { disposition = machine ? "machine" : "resolved", note = "" }, ct);
        }
        else if (state is "notReady" or "signedOut")
        {
            await SendAsync(HttpMethod.Put, $"/api/v1/agents/{user}/state", user, new { state = "ready" }, ct);
        }
    }

    private async Task SendAsync(HttpMethod method, string path, string user, object body, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _tokens[user]);
        using var answer = await server.Http.SendAsync(request, ct);
        if (answer.StatusCode == HttpStatusCode.Unauthorized)
        {
            _tokens[user] = await server.SignInAsync(user, Password);
        }
    }
}
