using System.Threading.Channels;
using Microsoft.Extensions.Hosting;

namespace CallCenter.AgentBridge.Live;

/// <summary>Tells all pages that callbacks have changed; they ask for what they show. Changes that pile up become one.</summary>
internal sealed class CallbackPusher(ICallbackDesk callbacks, PageConnections pages) : BackgroundService
{
    private readonly Channel<bool> _changed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        callbacks.Changed += OnChanged;
        try
        {
            await foreach (var _ in _changed.Reader.ReadAllAsync(stoppingToken))
            {
                foreach (var page in pages.All)
                {
                    page.Mailbox.Post("callbacks", null);
                }
            }
        }
        finally
        {
            callbacks.Changed -= OnChanged;
        }
    }

    private void OnChanged() => _changed.Writer.TryWrite(true);
}
