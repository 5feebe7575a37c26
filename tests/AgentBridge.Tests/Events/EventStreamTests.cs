using System.Text.Json.Nodes;
using CallCenter.AgentBridge.Tests.Fakes;

namespace CallCenter.AgentBridge.Tests.Events;

internal sealed class EventStreamTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    [Test]
    public async Task LastEventId_ResumesWithoutGapOrRepeat()
    {
        await using var host = await BridgeHost.StartAsync();
        using var client = await host.ClientAsync("sam");
        Append(host, "one", "two", "three");
        var first = await ReadAsync(client, after: "1", count: 2);
        Append(host, "four");
        var second = await ReadAsync(client, after: first[^1].Id, count: 1);
        Assert.Multiple(() =>
        {
            Assert.That(first.Select(e => e.Id), Is.EqualTo(new[] { "2", "3" }));
            Assert.That(first.Select(e => e.Data.Text("agent")), Is.EqualTo(new[] { "two", "three" }));
            Assert.That(second.Single().Data.Text("agent"), Is.EqualTo("four"));
            Assert.That(second.Single().Data.Text("type"), Is.EqualTo("agentState"));
            Assert.That(second.Single().Data["seq"]!.GetValue<long>(), Is.EqualTo(4));
            Assert.That(second.Single().Data.Text("at"), Is.EqualTo("2026-01-05T09:00:00.000Z"));
        });
    }

    [Test]
    public async Task WithoutLastEventId_OnlyWhatHappensFromNowOn()
    {
        await using var host = await BridgeHost.StartAsync();
        using var client = await host.ClientAsync("sam");
        Append(host, "before");
        var reading = ReadAsync(client, after: null, count: 1, onConnected: () => Append(host, "after"));
        Assert.That((await reading).Single().Data.Text("agent"), Is.EqualTo("after"));
    }

    [Test]
    public async Task IdleStream_IsKeptOpenByComments()
    {
        await using var host = await BridgeHost.StartAsync(heartbeat: TimeSpan.FromMilliseconds(50));
        using var client = await host.ClientAsync("sam");
        using var reader = await OpenAsync(client, null);
        var lines = new List<string?>();
        while (lines.Count(l => l == ": heartbeat") < 2)
        {
            lines.Add(await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(10)));
        }

        Append(host, "later");
        string? line;
        do
        {
            line = await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(10));
        }
        while (line!.Length == 0 || line[0] == ':');

        Assert.That(line, Is.EqualTo("id: 1"));
    }

    [TestCase("""{"disabled":true}""")]
    [TestCase("""{"roles":["agent"]}""")]
    [TestCase("""{"password":"another-one"}""")]
    public async Task UserIsChanged_TheStreamEndsAtOnce(string change)
    {
        await using var host = await BridgeHost.StartAsync();
        using var admin = await host.ClientAsync("admin");
        using var client = await host.ClientAsync("sam");
        using var reader = await OpenAsync(client, null);
        await reader.ReadLineAsync();

        Assert.That((await admin.SendAsync("PATCH", "/api/v1/agents/sam", change)).Status, Is.EqualTo(200));
        Append(host, "afterwards");

        Assert.That(await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(10)), Does.Not.Contain("data:"));
    }

    [Test]
    public async Task SignOut_TheStreamEndsAtOnce()
    {
        await using var host = await BridgeHost.StartAsync();
        using var client = await host.ClientAsync("sam");
        using var reader = await OpenAsync(client, null);
        await reader.ReadLineAsync();

        await client.SendAsync("DELETE", "/api/v1/session");

        Assert.That(await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(10)), Does.Not.Contain("data:"));
    }

    [Test]
    public async Task WrongLastEventId_Is400()
    {
        await using var host = await BridgeHost.StartAsync();
        using var client = await host.ClientAsync("sam");
        client.DefaultRequestHeaders.Add("Last-Event-ID", "abc");
        Assert.That((await client.SendAsync("GET", "/api/v1/events")).Status, Is.EqualTo(400));
    }

    [Test]
    public async Task Agent_MayNotListen()
    {
        await using var host = await BridgeHost.StartAsync();
        using var client = await host.ClientAsync("anna");
        Assert.That((await client.SendAsync("GET", "/api/v1/events")).Status, Is.EqualTo(403));
    }

    private static void Append(BridgeHost host, params string[] agents)
    {
        foreach (var agent in agents)
        {
            host.Journal.Append(new AgentStateChanged { At = At, Agent = agent, State = AgentState.Ready });
        }
    }

    private static async Task<StreamReader> OpenAsync(HttpClient client, string? after)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/events");
        if (after is not null)
        {
            request.Headers.Add("Last-Event-ID", after);
        }

        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/event-stream"));
        return new StreamReader(await answer.Content.ReadAsStreamAsync());
    }

    private static async Task<List<(string Id, JsonNode Data)>> ReadAsync(HttpClient client, string? after, int count, Action? onConnected = null)
    {
        using var reader = await OpenAsync(client, after);
        await reader.ReadLineAsync();
        onConnected?.Invoke();
        var events = new List<(string, JsonNode)>();
        var id = "";
        while (events.Count < count)
        {
            var line = (await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(10)))!;
            if (line.StartsWith("id: ", StringComparison.Ordinal))
            {
                id = line[4..];
            }
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                events.Add((id, JsonNode.Parse(line[6..])!));
            }
        }

        return events;
    }
}
