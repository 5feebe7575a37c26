using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;

namespace CallCenter.AgentBridge.Live;

/// <summary>Tells all pages that callbacks have changed; they ask for what they show. Changes that pile up become one.</summary>
internal sealed partial class CallbackPusher(ICallbackDesk callbacks, IHubContext<LiveHub> hub, ILogger<CallbackPusher> logger) : BackgroundService
{
    private readonly Channel<bool> _changed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        callbacks.Changed += OnChanged;
        try
        {
            await foreach (var _ in _changed.Reader.ReadAllAsync(stoppingToken))
            {
                await PushAsync(stoppingToken);
            }
        }
        finally
        {
            callbacks.Changed -= OnChanged;
        }
    }

    private void OnChanged() => _changed.Writer.TryWrite(true);

    private async Task PushAsync(CancellationToken ct)
    {
        try
        {
            await hub.Clients.All.SendAsync("callbacks", ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogFailed(logger, e);
        }
    }

    [LoggerMessage(8032, LogLevel.Error, "The pages could not be told that callbacks have changed")]
    private static partial void LogFailed(ILogger logger, Exception error);
}
