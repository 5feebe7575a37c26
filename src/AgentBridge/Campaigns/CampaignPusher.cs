using CallCenter.AgentBridge.Live;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CallCenter.AgentBridge.Campaigns;

/// <summary>Pushes how the campaigns stand to supervisors' pages, once a second while one is at work, and once more when none is.</summary>
internal sealed partial class CampaignPusher(ICampaignDesk campaigns, PageConnections pages, IOptions<JsonHubProtocolOptions> json, TimeProvider clock,
    ILogger<CampaignPusher> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private bool _any;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await PushAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(logger, e);
            }
        }
    }

    private async Task PushAsync(CancellationToken ct)
    {
        var seeing = pages.All.Where(page => page.Supervises).ToList();
        if (seeing.Count == 0)
        {
            return;
        }

        var live = await campaigns.LiveAsync(ct);
        if (live.Count > 0 || _any)
        {
            var text = RawJson.Of(live, json.Value.PayloadSerializerOptions);
            seeing.ForEach(page => page.Mailbox.Post("campaigns", text));
        }

        _any = live.Count > 0;
    }

    [LoggerMessage(EventId = 8003, Level = LogLevel.Error, Message = "How the campaigns stand could not be pushed")]
    private static partial void LogFailed(ILogger logger, Exception error);
}
