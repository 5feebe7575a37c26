using Microsoft.Extensions.Hosting;

namespace CallCenter.AgentBridge.Live;

/// <summary>Tells all pages that parked callers have changed, who ask for those whom they may see, and a person's pages what has changed of the telephone in one of them.</summary>
internal sealed class DeskPusher(IAgentDesk desk, IPagePhones phones, PageConnections pages) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        desk.ParkedChanged += PushParked;
        phones.Changed += PushPhone;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        desk.ParkedChanged -= PushParked;
        phones.Changed -= PushPhone;
        return Task.CompletedTask;
    }

    private void PushParked()
    {
        foreach (var page in pages.All)
        {
            page.Mailbox.Post("parked", null);
        }
    }

    private void PushPhone(string user)
    {
        foreach (var page in pages.Of(user))
        {
            page.Mailbox.Post("phone", phones.Find(user));
        }
    }
}
