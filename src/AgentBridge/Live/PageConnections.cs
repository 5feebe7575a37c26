using System.Collections.Concurrent;
using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.SignalR;

namespace CallCenter.AgentBridge.Live;

/// <summary>The pages that are open now. A page whose session ends is cut off.</summary>
internal sealed class PageConnections(IHubContext<LiveHub> hub, SessionStore sessions, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Page> _pages = new();

    /// <summary>A page of this user was opened.</summary>
    public event Action<string>? Opened;

    /// <summary>The last page of this user was closed.</summary>
    public event Action<string>? LastClosed;

    public int Count => _pages.Count;

    public IEnumerable<Page> All => _pages.Values;

    public bool AnyOf(string user, string? exceptSession = null) => Of(user).Any(p => p.Line.Session != exceptSession);

    public IEnumerable<Page> Of(string user) => _pages.Values.Where(p => p.User == user);

    public Page Add(HubCallerContext context)
    {
        var user = context.User!;
        var line = sessions.Hold(user.FindFirst(Access.SessionClaim)!.Value);
        var page = new Page(user.User(), user.Supervises(), line, new PageMailbox(hub.Clients.Client(context.ConnectionId), context.Abort, clock));
        _pages[context.ConnectionId] = page;
        line.Ended.Register(context.Abort);
        Opened?.Invoke(page.User);
        return page;
    }

    public void Remove(string connection)
    {
        if (!_pages.TryRemove(connection, out var page))
        {
            return;
        }

        page.Line.Dispose();
        if (!AnyOf(page.User))
        {
            LastClosed?.Invoke(page.User);
        }
    }
}
