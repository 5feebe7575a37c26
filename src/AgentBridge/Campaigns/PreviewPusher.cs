using System.Threading.Channels;
using CallCenter.AgentBridge.Live;
using Microsoft.Extensions.Hosting;

namespace CallCenter.AgentBridge.Campaigns;

/// <summary>Tells agents' pages which lead they are to look at, or that it is gone.</summary>
internal sealed class PreviewPusher(IPreviews previews, PageConnections pages) : BackgroundService
{
    private readonly Channel<string> _changed = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        previews.Changed += OnChanged;
        pages.Opened += OnChanged;
        try
        {
            await foreach (var agent in _changed.Reader.ReadAllAsync(stoppingToken))
            {
                foreach (var page in pages.Of(agent))
                {
                    page.Mailbox.Post("preview", PreviewAnswer.Of(previews.Of(agent)));
                }
            }
        }
        finally
        {
            previews.Changed -= OnChanged;
            pages.Opened -= OnChanged;
        }
    }

    private void OnChanged(string agent) => _changed.Writer.TryWrite(agent);
}
