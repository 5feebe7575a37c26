using CallCenter.ServiceDesk.Webhooks;

namespace CallCenter.CtiServer.Hosting;

/// <summary>Runs <see cref="WebhookPost"/> with the server.</summary>
internal sealed class Webhooks(WebhookPost post) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => post.RunAsync(stoppingToken);
}
