using CallCenter.AgentBridge.Hosting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CallCenter.AgentBridge.Live;

/// <summary>
/// Pushes the live figures at every change and at least every two seconds: to supervisors first and at once, to agents, who see little of them and
/// are many, once a second at most.
/// </summary>
internal sealed partial class FiguresPusher(ILiveFigures figures, ISupervision supervision, PageConnections connections, AgentBridgeOptions options,
    IOptions<JsonHubProtocolOptions> json, TimeProvider clock, ILogger<FiguresPusher> logger) : BackgroundService
{
    private static readonly TimeSpan AgentsEvery = TimeSpan.FromSeconds(1);

    private long? _agentsAt;
    private bool _agentsBehind;

    private TimeSpan AgentsRest => _agentsAt is { } at && AgentsEvery - clock.GetElapsedTime(at) is var rest && rest > TimeSpan.Zero ? rest : TimeSpan.Zero;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await WaitAsync(stoppingToken);
            if (connections.Count > 0)
            {
                Push();
            }
        }
    }

    private async Task WaitAsync(CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var change = figures.WaitForChangeAsync(either.Token);
        await Task.WhenAny(change, Task.Delay(_agentsBehind && AgentsRest < options.PushEvery ? AgentsRest : options.PushEvery, clock, either.Token));
        await either.CancelAsync();
        await change.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.ThrowIfCancellationRequested();
    }

    private void Push()
    {
        try
        {
            var now = figures.Now();
            var pages = connections.All.ToLookup(page => page.Supervises);
            Post(pages[true], FiguresPush.Of(now, supervision.Observations));
            _agentsBehind = AgentsRest > TimeSpan.Zero;
            if (!_agentsBehind)
            {
                _agentsAt = clock.GetTimestamp();
                Post(pages[false], FiguresPush.Of(now, null));
            }
        }
        catch (Exception e)
        {
            LogFailed(logger, e);
        }
    }

    private void Post(IEnumerable<Page> pages, FiguresPush push)
    {
        RawJson? text = null;
        foreach (var page in pages)
        {
            page.Mailbox.Post("figures", text ??= RawJson.Of(push, json.Value.PayloadSerializerOptions));
        }
    }

    [LoggerMessage(EventId = 8002, Level = LogLevel.Error, Message = "The live figures could not be pushed")]
    private static partial void LogFailed(ILogger logger, Exception error);
}
