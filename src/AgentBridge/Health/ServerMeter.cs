using System.Diagnostics;
using System.Diagnostics.Metrics;
using CallCenter.AgentBridge.Json;
using CallCenter.AgentBridge.Live;

namespace CallCenter.AgentBridge.Health;

/// <summary>
/// What can be seen of the whole server at any moment: live tables, parts, queues, agents and the process. Everything is observed when somebody
/// asks; nothing is counted on a call's path.
/// </summary>
internal sealed class ServerMeter : IDisposable
{
    /// <summary>Meters of the product begin with this name.</summary>
    public const string Name = "CallCenter";

    private readonly Meter _meter = new(Name);
    private readonly ILiveFigures _figures;

    public ServerMeter(IEnumerable<ILiveTable> tables, IEnumerable<IHealthPart> parts, ILiveFigures figures, PageConnections pages)
    {
        _figures = figures;
        _meter.CreateObservableGauge("callcenter.live", () => Live(tables, pages), null,
            "Things alive inside the server; all are back at rest when no call is in progress.");
        _meter.CreateObservableGauge("callcenter.part.up", () => parts.Select(p => p.Check()).Select(p => Of(Up(p.State), "part", p.Name)), null,
            "1 = ok, 0.5 = degraded, 0 = down.");
        _meter.CreateObservableGauge("callcenter.calls_in_progress", () => figures.Now().CallsNow);
        _meter.CreateObservableGauge("callcenter.queue.waiting", () => Each(q => q.Waiting));
        _meter.CreateObservableGauge("callcenter.queue.longest_wait", () => Each(q => q.LongestWaitSeconds), "s");
        _meter.CreateObservableGauge("callcenter.queue.service_level", () => Each(q => q.ServiceLevel), "1");
        _meter.CreateObservableGauge("callcenter.agents", () => figures.Now().Agents.GroupBy(a => a.State)
            .Select(state => Of(state.Count(), "state", EnumWords.Of(state.Key))));
        ObserveProcess();
    }

    public void Dispose() => _meter.Dispose();

    private void ObserveProcess()
    {
        _meter.CreateObservableCounter("process.cpu", () => Environment.CpuUsage.TotalTime.TotalSeconds, "s");
        _meter.CreateObservableGauge("process.resident_memory", () => Environment.WorkingSet, "By");
        var start = new DateTimeOffset(Process.GetCurrentProcess().StartTime).ToUnixTimeMilliseconds() / 1000.0;
        _meter.CreateObservableGauge("process.start_time", () => start, "s");
        _meter.CreateObservableGauge("dotnet.gc.heap", () => GC.GetTotalMemory(false), "By");
        _meter.CreateObservableCounter("dotnet.gc.pause", () => GC.GetTotalPauseDuration().TotalSeconds, "s");
        _meter.CreateObservableGauge("dotnet.threadpool.queue_length", () => ThreadPool.PendingWorkItemCount);
    }

    private static IEnumerable<Measurement<double>> Live(IEnumerable<ILiveTable> tables, PageConnections pages) =>
        tables.SelectMany(t => t.Count()).Append(new("pages", pages.Count))
            .GroupBy(c => c.Key, c => c.Value).Select(g => Of(g.Sum(), "item", g.Key));

    private IEnumerable<Measurement<double>> Each(Func<QueueFigures, double?> value) =>
        from queue in _figures.Now().Queues
        let figure = value(queue)
        where figure is not null
        select Of(figure.Value, "queue", queue.Queue);

    private static double Up(PartState state) => state switch { PartState.Ok => 1, PartState.Degraded => 0.5, _ => 0 };

    private static Measurement<double> Of(double value, string label, string text) => new(value, new KeyValuePair<string, object?>(label, text));
}
