using System.Runtime.InteropServices;

namespace CallCenter.CtiServer.Hosting;

/// <summary>
/// How the process is told to stop. The first SIGTERM or Ctrl-C asks for an end after the calls in progress, while pages and health stay; a
/// second one ends those calls at once. While the server still starts, the first one is the end.
/// </summary>
internal sealed class StopSignals(IHostApplicationLifetime lifetime) : IHostLifetime, IDisposable
{
    private static readonly PosixSignal[] Signals = [PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT];

    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _hurry = new();
    private IReadOnlyList<PosixSignalRegistration> _registrations = [];

    /// <summary>Completes when the server is to stop, by a signal or because its host stops by itself.</summary>
    public Task Asked => _asked.Task;

    /// <summary>Cancelled by the second signal.</summary>
    public CancellationToken Hurry => _hurry.Token;

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStopping.Register(() => _asked.TrySetResult());
        _registrations = [.. Signals.Select(signal => PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            Take();
        }))];
        return Task.CompletedTask;
    }

    /// <summary>Pages, health and streams stay until the last call has ended: only then does the host stop.</summary>
    /// <param name="drain">ends when the calls have; hurries when its token is cancelled.</param>
    /// <param name="stop">ends the host, and its pages with it.</param>
    public async Task StopInOrderAsync(Func<CancellationToken, Task> drain, Func<Task> stop)
    {
        await Asked;
        await drain(Hurry);
        await stop();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }
    }

    /// <summary>One signal.</summary>
    internal void Take()
    {
        if (!lifetime.ApplicationStarted.IsCancellationRequested)
        {
            lifetime.StopApplication();
        }
        else if (!_asked.TrySetResult())
        {
            _hurry.Cancel();
        }
    }
}
