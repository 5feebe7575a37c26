using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;

namespace CallCenter.AgentBridge.Live;

/// <summary>Sends an agent's new view to the agent's pages; changes that pile up become one.</summary>
internal sealed partial class AgentPagePusher(AgentPages pages, IHubContext<LiveHub> hub, IAgentDesk desk, TimeProvider clock,
    ILogger<AgentPagePusher> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var changed = new HashSet<string>();
        while (await pages.ChangedAgents.WaitToReadAsync(stoppingToken))
        {
            while (pages.ChangedAgents.TryRead(out var agent))
            {
                changed.Add(agent);
            }

            foreach (var agent in changed)
            {
                await PushAsync(agent, stoppingToken);
            }

            changed.Clear();
        }
    }

    private async Task PushAsync(string agent, CancellationToken ct)
    {
        try
        {
            await hub.Clients.Group(LiveHub.PagesOf(agent)).SendAsync("view", new ViewPush(clock.GetUtcNow(), desk.View(agent)), ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogFailed(logger, agent, e);
        }
    }

    [LoggerMessage(8001, LogLevel.Error, "The view of {Agent} could not be pushed")]
    private static partial void LogFailed(ILogger logger, string agent, Exception error);
}
