using System.Collections.Concurrent;
using System.Threading.Channels;
using CallCenter.AgentBridge.Hosting;
using Microsoft.AspNetCore.SignalR;

namespace CallCenter.AgentBridge.Live;

/// <summary>Tells agents' pages what the desk wants them to know.</summary>
internal sealed class AgentPages(IHubContext<LiveHub> hub, PageConnections connections, AgentBridgeOptions options, TimeProvider clock) : IAgentNotifier
{
    private readonly ConcurrentDictionary<(string Agent, long Lease), TaskCompletionSource> _awaited = new();
    private readonly Channel<string> _changed = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>Agents whose view has changed; read by <see cref="AgentPagePusher"/>.</summary>
    internal ChannelReader<string> ChangedAgents => _changed.Reader;

    public async Task ShowOfferAsync(string agent, ScreenPop pop, CancellationToken ct)
    {
        if (!connections.AnyOf(agent))
        {
            return;
        }

        var key = (agent, pop.Lease);
        var shown = _awaited.GetOrAdd(key, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        try
        {
            await hub.Clients.Group(LiveHub.PagesOf(agent)).SendAsync("offer", pop, ct);
            await shown.Task.WaitAsync(options.PageShare, clock, ct);
        }
        catch (TimeoutException)
        {
            // The page is slow or gone: the phone rings all the same.
        }
        finally
        {
            _awaited.TryRemove(key, out _);
        }
    }

    public void Changed(string agent) => _changed.Writer.TryWrite(agent);

    public void Confirmed(string agent, long lease)
    {
        if (_awaited.TryGetValue((agent, lease), out var shown))
        {
            shown.TrySetResult();
        }
    }
}
