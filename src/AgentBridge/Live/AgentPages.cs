using System.Collections.Concurrent;
using System.Threading.Channels;
using CallCenter.AgentBridge.Hosting;

namespace CallCenter.AgentBridge.Live;

/// <summary>Tells agents' pages what the desk wants them to know.</summary>
internal sealed class AgentPages(PageConnections connections, AgentBridgeOptions options, TimeProvider clock) : IAgentNotifier
{
    private readonly ConcurrentDictionary<(string Agent, long Lease), TaskCompletionSource> _awaited = new();
    private readonly Channel<PagePush> _pushes = Channel.CreateUnbounded<PagePush>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>What is to be sent, in its order; read by <see cref="AgentPagePusher"/>, which never waits for a page.</summary>
    internal ChannelReader<PagePush> Pushes => _pushes.Reader;

    public bool HasPage(string agent) => connections.AnyOf(agent);

    public async Task ShowOfferAsync(string agent, ScreenPop pop, CancellationToken ct)
    {
        if (!HasPage(agent))
        {
            return;
        }

        var key = (agent, pop.Lease);
        var shown = _awaited.GetOrAdd(key, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        try
        {
            _pushes.Writer.TryWrite(new PagePush(agent, pop, ct));
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

    public void Changed(string agent) => _pushes.Writer.TryWrite(new PagePush(agent));

    public void Confirmed(string agent, long lease)
    {
        if (_awaited.TryGetValue((agent, lease), out var shown))
        {
            shown.TrySetResult();
        }
    }
}
