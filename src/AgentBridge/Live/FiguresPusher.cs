using CallCenter.AgentBridge.Hosting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CallCenter.AgentBridge.Live;

/// <summary>Pushes the live figures at every change and at least every two seconds.</summary>
internal sealed partial class FiguresPusher(ILiveFigures figures, ISupervision supervision, PageConnections connections, AgentBridgeOptions options,
    IOptions<JsonHubProtocolOptions> json, TimeProvider clock, ILogger<FiguresPusher> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await WaitAsync(stoppingToken);
            if (connections.Count > 0)
            {
                Push();
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

    private void Push()
    {
        try
        {
            var now = figures.Now();
            foreach (var pages in connections.All.GroupBy(page => page.Supervises))
            {
                var text = RawJson.Of(FiguresPush.Of(now, pages.Key ? supervision.Observations : null), json.Value.PayloadSerializerOptions);
                foreach (var page in pages)
                {
                    page.Mailbox.Post("figures", text);
                }
            }
        }
        catch (Exception e)
        {
            LogFailed(logger, e);
        }
    }

    [LoggerMessage(EventId = 8002, Level = LogLevel.Error, Message = "The live figures could not be pushed")]
    private static partial void LogFailed(ILogger logger, Exception error);
}
