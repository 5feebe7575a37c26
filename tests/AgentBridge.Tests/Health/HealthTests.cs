using CallCenter.AgentBridge.Tests.Fakes;

namespace CallCenter.AgentBridge.Tests.Health;

internal sealed class HealthTests : HostFixture
{
    [TestCase(PartState.Ok, 200, "ok")]
    [TestCase(PartState.Degraded, 200, "degraded")]
    [TestCase(PartState.Down, 503, "down")]
    public async Task Ready_NamesEachPartAndItsState(PartState state, int status, string word)
    {
        Host.Sip.State = state;
        var (code, health) = await Nobody.SendAsync("GET", "/health/ready");
        Host.Sip.State = PartState.Ok;
        Assert.Multiple(() =>
        {
            Assert.That((code, health.Text("status")), Is.EqualTo((status, word)));
            Assert.That(health!["parts"]!.AsArray().Select(p => (p.Text("name"), p.Text("state"))), Is.EqualTo(new[] { ("sip", word), ("media", "ok") }));
        });
    }

    [Test]
    public async Task Stranger_BehindAProxyThatNobodyHasNamed_SeesNoDetailsAndNoMetrics()
    {
        using var stranger = await Host.ClientAsync(null);
        stranger.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        using var supervisor = await Host.ClientAsync("sam");
        supervisor.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        var (status, health) = await stranger.SendAsync("GET", "/health/ready");
        var (_, known) = await supervisor.SendAsync("GET", "/health/ready");
        Assert.Multiple(async () =>
        {
            Assert.That((status, health!["parts"]!.AsArray().Count), Is.EqualTo((200, 2)), "that it works is no secret");
            Assert.That(health["parts"]!.AsArray().Select(p => p.Text("detail")), Is.All.Empty);
            Assert.That(known!["parts"]!.AsArray().Select(p => p.Text("detail")), Has.Some.Not.Empty);
            Assert.That((await stranger.SendAsync("GET", "/metrics")).Status, Is.EqualTo(401));
            Assert.That((await supervisor.SendAsync("GET", "/metrics")).Status, Is.EqualTo(200));
        });
    }

    [Test]
    public async Task Live_Is200() => Assert.That((await Nobody.SendAsync("GET", "/health/live")).Status, Is.EqualTo(200));

    [Test]
    public async Task Metrics_TablesPartsQueuesAgentsAndProcess()
    {
        Host.Figures.Set(Samples.Figures(DateTimeOffset.UtcNow, waiting: 4));
        using var answer = await Nobody.GetAsync("/metrics");
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Multiple(() =>
        {
            Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/plain"));
            Assert.That(text, Does.Contain("# TYPE callcenter_live gauge\n"));
            Assert.That(Line(text, "callcenter_live", "item=\"rtpPorts\""), Is.EqualTo("6"));
            Assert.That(Line(text, "callcenter_live", "item=\"pages\""), Is.EqualTo("0"));
            Assert.That(Line(text, "callcenter_part_up", "part=\"media\""), Is.EqualTo("1"));
            Assert.That(Line(text, "callcenter_calls_in_progress"), Is.Not.Null);
            Assert.That(Line(text, "callcenter_queue_waiting", "queue=\"support\""), Is.EqualTo("4"));
            Assert.That(Line(text, "callcenter_queue_longest_wait_seconds", "queue=\"support\""), Is.Not.Null);
            Assert.That(Line(text, "callcenter_agents", "state=\"onCall\""), Is.EqualTo("1"));
            Assert.That(text, Does.Contain("# TYPE process_cpu_seconds_total counter\n"));
            foreach (var name in (string[])["process_resident_memory_bytes", "process_start_time_seconds", "dotnet_gc_heap_bytes",
                "dotnet_gc_pause_seconds_total", "dotnet_threadpool_queue_length", "process_cpu_seconds_total"])
            {
                Assert.That(Line(text, name), Is.Not.Null, name);
            }
        });
    }

    /// <summary>The value of the series with this name and label; other hosts of the test run may add series of their own behind it.</summary>
    private static string? Line(string text, string name, string label = "") => text.Split('\n')
        .Where(l => l.StartsWith(name + "{", StringComparison.Ordinal) && l.Contains(label, StringComparison.Ordinal))
        .Select(l => l[(l.IndexOf("} ", StringComparison.Ordinal) + 2)..].Split(' ')[0]).FirstOrDefault();
}
