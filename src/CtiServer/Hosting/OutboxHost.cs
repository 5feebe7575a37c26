using CallCenter.Mailing;

namespace CallCenter.CtiServer.Hosting;

/// <summary>Letters go out while the server runs.</summary>
internal sealed class OutboxHost(Outbox outbox) : IHostedService
{
    public Task StartAsync(CancellationToken ct)
    {
        outbox.Start();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken ct) => await outbox.DisposeAsync();
}
