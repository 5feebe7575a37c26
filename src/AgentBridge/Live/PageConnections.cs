using System.Collections.Concurrent;
using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.SignalR;

namespace CallCenter.AgentBridge.Live;

/// <summary>The pages that are open now. A page whose session ends is cut off.</summary>
internal sealed class PageConnections(IHubContext<LiveHub> hub, SessionStore sessions, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Page> _pages = new();

    public int Count => _pages.Count;

    public IEnumerable<Page> All => _pages.Values;

    public bool AnyOf(string user) => Of(user).Any();

    public IEnumerable<Page> Of(string user) => _pages.Values.Where(p => p.User == user);

    public Page Add(HubCallerContext context)
    {
        var user = context.User!;
        var line = sessions.Hold(user.FindFirst(Access.SessionClaim)!.Value);
        var page = new Page(user.User(), user.Supervises(), line, new PageMailbox(hub.Clients.Client(context.ConnectionId), context.Abort, clock));
        _pages[context.ConnectionId] = page;
        line.Ended.Register(context.Abort);
        return page;
    }

    public void Remove(string connection)
    {
        if (_pages.TryRemove(connection, out var page))
        {
            page.Line.Dispose();
        }
    }
}
