using CallCenter.IvrFlows.Compiling;
using Microsoft.Extensions.Logging;

namespace CallCenter.IvrFlows.Library;

/// <summary>
/// The flows of one folder, compiled. Looks for changed files while it runs; a good change becomes the flow's next version, a broken
/// file is refused and the old version stays. A call keeps the version that it began with.
/// </summary>
public sealed class FlowLibrary(FlowOptions options, TimeProvider time, ILogger<FlowLibrary> logger) : IHealthPart, IAsyncDisposable
{
    private readonly FlowFiles _files = new(options.Directory, options.PromptsDirectory);
    private readonly Lock _gate = new();
    private Snapshot _current = Snapshot.Empty;
    private string _stamp = "";
    private ITimer? _timer;

    /// <summary>Raised after a flow was added, changed or removed.</summary>
    public event Action? Changed;

    /// <summary>Everything that is wrong with the files now, in order.</summary>
    public IReadOnlyList<FileError> Errors => _current.Errors;

    /// <summary>Loads the folder and begins to watch it. What is broken is logged and left out.</summary>
    public void Start()
    {
        Refresh();
        _timer ??= time.CreateTimer(_ => Watch(), null, options.PollEvery, options.PollEvery);
    }

    public IReadOnlyList<FlowInfo> List() =>
    [
        .. _current.Flows.Values.OrderBy(flow => flow.Name, StringComparer.Ordinal).Select(flow => new FlowInfo(
            flow.Name, flow.Header.Title, flow.Version, flow.Source.File, flow.Header.Languages, flow.Picture)),
    ];

    /// <summary>Names of the flows with a step, or a fallback, that hands callers to the queue.</summary>
    public IReadOnlyList<string> LeadingTo(string queue) =>
    [
        .. _current.Flows.Values.Where(flow => flow.Header.FallbackQueue == queue || flow.Steps.Any(step => step.Queue == queue))
            .Select(flow => flow.Name).Order(StringComparer.Ordinal),
    ];

    public PartHealth Check()
    {
        var now = _current;
        if (now.Flows.Count == 0)
        {
            return new PartHealth("flows", PartState.Down, now.Errors.Count > 0 ? First(now) : $"no flows in {options.Directory}");
        }

        return now.Errors.Count > 0
            ? new PartHealth("flows", PartState.Degraded, First(now))
            : new PartHealth("flows", PartState.Ok, $"{now.Flows.Count} flows");
    }

    public ValueTask DisposeAsync() => _timer?.DisposeAsync() ?? ValueTask.CompletedTask;

    internal CompiledFlow? Find(string name) => _current.Flows.GetValueOrDefault(name);

    /// <summary>Reads the files again if any has changed.</summary>
    internal void Refresh()
    {
        lock (_gate)
        {
            var stamp = _files.Stamp();
            if (stamp == _stamp)
            {
                return;
            }

            _stamp = stamp;
            var next = Snapshot.After(_current, _files.Read());
            Tell(_current, next);
            _current = next;
        }

        Changed?.Invoke();
    }

    private void Watch()
    {
        try
        {
            Refresh();
        }
        catch (Exception e)
        {
            FlowLog.RefreshFailed(logger, e);
        }
    }

    private void Tell(Snapshot before, Snapshot after)
    {
        foreach (var error in after.Errors)
        {
            FlowLog.FlowRefused(logger, error.ToString());
        }

        foreach (var flow in after.Flows.Values.Where(flow => !ReferenceEquals(flow, before.Flows.GetValueOrDefault(flow.Name))))
        {
            FlowLog.FlowLoaded(logger, flow.Name, flow.Version, flow.Source.File);
        }

        foreach (var flow in before.Flows.Values.Where(flow => !after.Flows.ContainsKey(flow.Name)))
        {
            FlowLog.FlowGone(logger, flow.Name, flow.Source.File);
        }
    }

    private static string First(Snapshot now) =>
        now.Errors.Count == 1 ? now.Errors[0].ToString() : $"{now.Errors[0]} (and {now.Errors.Count - 1} more)";
}
