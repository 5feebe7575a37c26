using CallCenter.AgentBridge.Hosting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;

namespace CallCenter.AgentBridge.Live;

/// <summary>Pushes the live figures at every change and at least every two seconds.</summary>
internal sealed partial class FiguresPusher(ILiveFigures figures, IHubContext<LiveHub> hub, PageConnections connections, AgentBridgeOptions options,
    TimeProvider clock, ILogger<FiguresPusher> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await WaitAsync(stoppingToken);
            if (connections.Count > 0)
            {
                await PushAsync(stoppingToken);
            }
        }
    }

    private async Task WaitAsync(CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var change = figures.WaitForChangeAsync(either.Token);
        await Task.WhenAny(change, Task.Delay(options.PushEvery, clock, either.Token));
        await either.CancelAsync();
        await change.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.ThrowIfCancellationRequested();
    }

    private async Task PushAsync(CancellationToken ct)
    {
        try
        {
            var now = figures.Now();
            if (connections.AnySupervisor)
            {
                await hub.Clients.Group(LiveHub.Supervisors).SendAsync("figures", FiguresPush.Of(now, withAgents: true), ct);
            }

            await hub.Clients.Group(LiveHub.Agents).SendAsync("figures", FiguresPush.Of(now, withAgents: false), ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogFailed(logger, e);
        }
    }

    [LoggerMessage(8002, LogLevel.Error, "The live figures could not be pushed")]
    private static partial void LogFailed(ILogger logger, Exception error);
}
