using CallCenter.CallModel;
using CallCenter.IvrFlows.Engine;
using Microsoft.Extensions.Logging;

namespace CallCenter.IvrFlows.Library;

/// <summary>The flows of one folder, compiled. Looks for changed files while it runs; a broken file never replaces a good flow.</summary>
public sealed class FlowLibrary(FlowOptions options, TimeProvider time, ILogger<FlowLibrary> logger) : IHealthPart, IAsyncDisposable
{
    /// <summary>Loads the folder and begins to watch it.</summary>
    public void Start()
    {
        _ = time;
        _ = logger;
    }

    public PartHealth Check() => new("flows", PartState.Degraded, $"no flows in {options.Directory}");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
