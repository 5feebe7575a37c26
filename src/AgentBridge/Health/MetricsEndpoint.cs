using System.Diagnostics;
using System.Text;
using CallCenter.AgentBridge.Json;
using CallCenter.AgentBridge.Live;

namespace CallCenter.AgentBridge.Health;

/// <summary>GET /metrics: instruments, live tables, queues and the process, as Prometheus text.</summary>
internal static class MetricsEndpoint
{
    public static void MapMetrics(this IEndpointRouteBuilder app) =>
        app.MapGet("/metrics", (PrometheusExporter exporter, IEnumerable<ILiveTable> tables, IEnumerable<IHealthPart> parts, ILiveFigures figures,
                PageConnections pages) =>
        {
            var text = new StringBuilder(8192);
            exporter.Write(text);
            WriteTables(text, tables, pages);
            WriteHealth(text, parts);
            WriteQueues(text, figures.Now());
            WriteProcess(text);
            return TypedResults.Text(text.ToString(), "text/plain; version=0.0.4", Encoding.UTF8);
        }).AllowAnonymous().WithTags("health");

    private static void WriteTables(StringBuilder text, IEnumerable<ILiveTable> tables, PageConnections pages)
    {
        PrometheusText.Head(text, "callcenter_live", "gauge", "Things alive inside the server; all are back at rest when no call is in progress.");
        foreach (var (item, count) in tables.SelectMany(t => t.Count()).GroupBy(c => c.Key, c => c.Value).Select(g => (g.Key, g.Sum())))
        {
            PrometheusText.Line(text, "callcenter_live", PrometheusText.Label("item", item), count);
        }

        PrometheusText.Line(text, "callcenter_live", PrometheusText.Label("item", "pages"), pages.Count);
    }

    private static void WriteHealth(StringBuilder text, IEnumerable<IHealthPart> parts)
    {
        PrometheusText.Head(text, "callcenter_part_up", "gauge", "1 = ok, 0.5 = degraded, 0 = down.");
        foreach (var part in parts.Select(p => p.Check()))
        {
            var value = part.State switch { PartState.Ok => 1, PartState.Degraded => 0.5, _ => 0 };
            PrometheusText.Line(text, "callcenter_part_up", PrometheusText.Label("part", part.Name), value);
        }
    }

    private static void WriteQueues(StringBuilder text, LiveFigures now)
    {
        PrometheusText.Head(text, "callcenter_calls_in_progress", "gauge", null);
        PrometheusText.Line(text, "callcenter_calls_in_progress", "", now.CallsNow);
        Each(text, now, "callcenter_queue_waiting", q => q.Waiting);
        Each(text, now, "callcenter_queue_longest_wait_seconds", q => q.LongestWaitSeconds);
        Each(text, now, "callcenter_queue_service_level_ratio", q => q.ServiceLevel);
        PrometheusText.Head(text, "callcenter_agents", "gauge", null);
        foreach (var state in now.Agents.GroupBy(a => a.State))
        {
            PrometheusText.Line(text, "callcenter_agents", PrometheusText.Label("state", ApiJson.Word(state.Key)), state.Count());
        }
    }

    private static void Each(StringBuilder text, LiveFigures now, string name, Func<QueueFigures, double?> value)
    {
        PrometheusText.Head(text, name, "gauge", null);
        foreach (var queue in now.Queues)
        {
            if (value(queue) is { } figure)
            {
                PrometheusText.Line(text, name, PrometheusText.Label("queue", queue.Queue), figure);
            }
        }
    }

    private static void WriteProcess(StringBuilder text)
    {
        using var process = Process.GetCurrentProcess();
        Gauge("process_cpu_seconds_total", "counter", process.TotalProcessorTime.TotalSeconds);
        Gauge("process_resident_memory_bytes", "gauge", process.WorkingSet64);
        Gauge("process_start_time_seconds", "gauge", new DateTimeOffset(process.StartTime).ToUnixTimeMilliseconds() / 1000.0);
        Gauge("dotnet_gc_heap_bytes", "gauge", GC.GetTotalMemory(false));
        Gauge("dotnet_gc_pause_seconds_total", "counter", GC.GetTotalPauseDuration().TotalSeconds);
        Gauge("dotnet_threadpool_queue_length", "gauge", ThreadPool.PendingWorkItemCount);

        void Gauge(string name, string kind, double value)
        {
            PrometheusText.Head(text, name, kind, null);
            PrometheusText.Line(text, name, "", value);
        }
    }
}
