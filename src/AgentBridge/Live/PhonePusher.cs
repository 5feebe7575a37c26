using Microsoft.Extensions.Hosting;

namespace CallCenter.AgentBridge.Live;

/// <summary>Tells a person's pages what has changed of the telephone in one of them.</summary>
internal sealed class PhonePusher(IPagePhones phones, PageConnections pages) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        phones.Changed += Push;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        phones.Changed -= Push;
        return Task.CompletedTask;
    }

    private void Push(string user)
    {
        foreach (var page in pages.Of(user))
        {
            page.Mailbox.Post("phone", phones.Find(user));
        }
    }
}
