using System.Collections.Concurrent;
using CallCenter.AgentBridge.Hosting;
using Microsoft.Extensions.Hosting;

namespace CallCenter.AgentBridge.Live;

/// <summary>
/// Notices agents whose last page has been gone for too long: a browser that was closed, a computer that went down. A page that is loaded
/// again is back in time. Agents who never open a page, and those who set their state without one, are left alone.
/// </summary>
internal sealed partial class PageWatch(IAgentDesk desk, PageConnections pages, AgentBridgeOptions options, TimeProvider clock, ILogger<PageWatch> logger)
    : IHostedService
{
    private readonly ConcurrentDictionary<string, ITimer> _gone = new();

    public Task StartAsync(CancellationToken cancellationToken)
    {
        pages.Opened += Opened;
        pages.LastClosed += Closed;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        pages.Opened -= Opened;
        pages.LastClosed -= Closed;
        return Task.CompletedTask;
    }

    /// <summary>A page of the user is open.</summary>
    public void Opened(string user)
    {
        Forget(user);
        _ = TellAsync(user, open: true);
    }

    /// <summary>The user's last page was closed.</summary>
    public void Closed(string user)
    {
        if (options.PageGoneTime <= TimeSpan.Zero)
        {
            return;
        }

        var timer = clock.CreateTimer(_ => GoneFor(user), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        var current = _gone.GetOrAdd(user, timer);
        if (!ReferenceEquals(current, timer))
        {
            timer.Dispose();
        }

        current.Change(options.PageGoneTime, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The user works without a page, or has one again.</summary>
    public void Forget(string user)
    {
        if (_gone.TryRemove(user, out var timer))
        {
            timer.Dispose();
        }
    }

    private void GoneFor(string user)
    {
        if (_gone.TryRemove(user, out var timer))
        {
            timer.Dispose();
            LogGone(logger, user);
            _ = TellAsync(user, open: false);
        }
    }

    private async Task TellAsync(string user, bool open)
    {
        try
        {
            await desk.PageChangedAsync(user, open);
        }
        catch (Exception e)
        {
            LogFailed(logger, user, e);
        }
    }

    [LoggerMessage(EventId = 8030, Level = LogLevel.Information, Message = "{User} has no page open any more: no calls are offered until they are ready again")]
    private static partial void LogGone(ILogger logger, string user);

    [LoggerMessage(EventId = 8031, Level = LogLevel.Error, Message = "The desk could not be told of the pages of {User}")]
    private static partial void LogFailed(ILogger logger, string user, Exception error);
}
