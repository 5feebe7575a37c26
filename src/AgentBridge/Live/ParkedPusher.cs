using Microsoft.Extensions.Hosting;

namespace CallCenter.AgentBridge.Live;

/// <summary>Tells all pages that parked callers have changed; they ask for those whom they may see.</summary>
internal sealed class ParkedPusher(IAgentDesk desk, PageConnections pages) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        desk.ParkedChanged += Push;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        desk.ParkedChanged -= Push;
        return Task.CompletedTask;
    }

    private void Push()
    {
        foreach (var page in pages.All)
        {
            page.Mailbox.Post("parked", null);
        }
    }
}
