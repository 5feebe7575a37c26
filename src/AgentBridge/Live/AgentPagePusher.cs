using Microsoft.Extensions.Hosting;

namespace CallCenter.AgentBridge.Live;

/// <summary>
/// Sends offers and views to the agents' pages, all from this one loop: an offer that has been withdrawn can never follow the view that says so.
/// </summary>
internal sealed partial class AgentPagePusher(AgentPages pages, PageConnections connections, IAgentDesk desk, TimeProvider clock,
    ILogger<AgentPagePusher> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var push in pages.Pushes.ReadAllAsync(stoppingToken))
        {
            try
            {
                Push(push);
            }
            catch (Exception e)
            {
                LogFailed(logger, push.Agent, e);
            }
        }
    }

    private void Push(PagePush push)
    {
        if (push.Withdrawn.IsCancellationRequested)
        {
            return;
        }

        foreach (var page in connections.Of(push.Agent))
        {
            if (push.Offer is { } offer)
            {
                page.Mailbox.Post("offer", offer);
            }
            else
            {
                page.Mailbox.Post("view", new ViewPush(clock.GetUtcNow(), desk.View(push.Agent)));
            }
        }
    }

    [LoggerMessage(EventId = 8001, Level = LogLevel.Error, Message = "The view of {Agent} could not be pushed")]
    private static partial void LogFailed(ILogger logger, string agent, Exception error);
}
