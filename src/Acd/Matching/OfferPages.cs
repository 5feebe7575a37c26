using CallCenter.Acd.Core;
using CallCenter.Acd.Logging;
using Microsoft.Extensions.Logging;

namespace CallCenter.Acd.Matching;

/// <summary>Screen pops on agents' pages, by lease: what fails or takes too long becomes a value.</summary>
internal sealed class OfferPages(LoopServices loop, IScreenPops pops, IAgentNotifier notifier, TimeProvider time, ILogger log)
{
    private readonly Dictionary<long, CancellationTokenSource> _showing = [];

    /// <summary>Somebody can look at what is shown.</summary>
    public bool IsOpen(string agent) => notifier.HasPage(agent);

    /// <summary>Builds the pop; when that cannot be done in time, it shows what the call itself knows.</summary>
    public void Build(CallContext context, string queue, long lease, Action<ScreenPop> built)
    {
        var now = loop.Facts.Now;
        loop.Mailbox.Outside(async () =>
        {
            var pop = await BuildAsync(context, queue, lease, now);
            loop.Mailbox.Post(() => built(pop));
        });
    }

    /// <summary>Shows the pop; <paramref name="shown"/> follows when the page has confirmed, or has had its time.</summary>
    public void Show(string agent, ScreenPop pop, Action shown)
    {
        var withdrawn = new CancellationTokenSource();
        _showing.Add(pop.Lease, withdrawn);
        loop.Mailbox.Outside(async () =>
        {
            await ShowAsync(agent, pop, withdrawn.Token);
            loop.Mailbox.Post(() =>
            {
                _showing.Remove(pop.Lease);
                shown();
            });
        });
    }

    /// <summary>The offer is over: nobody needs to wait for the page any more.</summary>
    public void Withdraw(long lease)
    {
        if (_showing.TryGetValue(lease, out var withdrawn))
        {
            loop.Mailbox.Later(withdrawn.Cancel);
        }
    }

    private async Task<ScreenPop> BuildAsync(CallContext context, string queue, long lease, DateTimeOffset now)
    {
        using var enough = new CancellationTokenSource(loop.Options.PopTime, time);
        try
        {
            return await pops.BuildAsync(context, queue, lease, enough.Token).WaitAsync(enough.Token);
        }
        catch (Exception error)
        {
            log.PopFailed(context.CallId, error);
            return new ScreenPop(context.CallId, queue, lease, context.From, context.To, context.CallerName, context.Language,
                context.Customers, context.Ticket, context.Ticket is { } ticket ? [ticket] : [], context.Trail, context.Questions, [],
                context.Variables, now)
            {
                Number = context.RemoteNumber,
            };
        }
    }

    private async Task ShowAsync(string agent, ScreenPop pop, CancellationToken withdrawn)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(withdrawn);
        await using var limit = time.CreateTimer(_ => enough.Cancel(), null, loop.Options.ShowTime, Timeout.InfiniteTimeSpan);
        try
        {
            await notifier.ShowOfferAsync(agent, pop, enough.Token).WaitAsync(enough.Token);
        }
        catch (Exception error)
        {
            if (!withdrawn.IsCancellationRequested)
            {
                log.ShowFailed(agent, pop.CallId, error);
            }
        }
    }
}
