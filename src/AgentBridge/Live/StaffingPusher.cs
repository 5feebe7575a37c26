using Microsoft.Extensions.Hosting;

namespace CallCenter.AgentBridge.Live;

/// <summary>Tells supervisors' pages every few seconds how many agents each queue needs: it changes slowly, and costs a little to compute.</summary>
internal sealed partial class StaffingPusher(IStaffing staffing, PageConnections connections, TimeProvider clock, ILogger<StaffingPusher> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (connections.All.Any(page => page.Supervises))
            {
                await PushAsync(stoppingToken);
            }
        }
    }

    private async Task PushAsync(CancellationToken ct)
    {
        try
        {
            var now = await staffing.NowAsync(ct);
            foreach (var page in connections.All.Where(page => page.Supervises))
            {
                page.Mailbox.Post("staffing", now);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogFailed(logger, e);
        }
    }

    [LoggerMessage(EventId = 8060, Level = LogLevel.Error, Message = "The staffing could not be pushed")]
    private static partial void LogFailed(ILogger logger, Exception error);
}
