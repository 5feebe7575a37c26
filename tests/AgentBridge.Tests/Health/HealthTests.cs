using System.Diagnostics.Metrics;
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
    public async Task Live_Is200() => Assert.That((await Nobody.SendAsync("GET", "/health/live")).Status, Is.EqualTo(200));

    [Test]
    public async Task Metrics_InstrumentsTablesQueuesAndProcess()
    {
        using var meter = new Meter("CallCenter.Test");
        var requests = meter.CreateCounter<long>("test.requests", null, "Requests seen");
        var duration = meter.CreateHistogram<double>("test.duration", "s");
        meter.CreateObservableGauge("test.level", () => 7);
        requests.Add(2, new KeyValuePair<string, object?>("method", "INVITE"));
        requests.Add(3, new KeyValuePair<string, object?>("method", "INVITE"));
        duration.Record(0.02);
        Host.Figures.Set(Samples.Figures(DateTimeOffset.UtcNow, waiting: 4));
        using var answer = await Nobody.GetAsync("/metrics");
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Multiple(() =>
        {
            Assert.That(answer.Content.Headers.ContentType!.ToString(), Does.StartWith("text/plain; version=0.0.4"));
            Assert.That(text, Does.Contain("# HELP test_requests_total Requests seen\n# TYPE test_requests_total counter\ntest_requests_total{method=\"INVITE\"} 5\n"));
            Assert.That(text, Does.Contain("test_duration_seconds_bucket{le=\"0.01\"} 0\ntest_duration_seconds_bucket{le=\"0.025\"} 1\n"));
            Assert.That(text, Does.Contain("test_duration_seconds_sum 0.02\ntest_duration_seconds_count 1\n"));
            Assert.That(text, Does.Contain("test_level 7\n"));
            Assert.That(text, Does.Contain("callcenter_live{item=\"rtpPorts\"} 6\n"));
            Assert.That(text, Does.Contain("callcenter_queue_waiting{queue=\"support\"} 4\n"));
            Assert.That(text, Does.Contain("callcenter_agents{state=\"onCall\"} 1\n"));
            Assert.That(text, Does.Contain("process_cpu_seconds_total "));
        });
    }
}
