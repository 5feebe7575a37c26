using System.Collections.Concurrent;
using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.SignalR;

namespace CallCenter.AgentBridge.Live;

/// <summary>The pages that are open now. A page whose session ends is cut off.</summary>
internal sealed class PageConnections
{
    private readonly ConcurrentDictionary<string, Page> _pages = new();
    private int _supervisors;

    private readonly PageWatch _watch;

    public PageConnections(SessionStore sessions, PageWatch watch)
    {
        _watch = watch;
        sessions.Revoked += CutOff;
    }

    public int Count => _pages.Count;

    public bool AnySupervisor => Volatile.Read(ref _supervisors) > 0;

    public bool AnyOf(string user, string? exceptSession = null) => _pages.Values.Any(p => p.User == user && p.Session != exceptSession);

    public void Add(HubCallerContext context, string user, bool supervises)
    {
        _pages[context.ConnectionId] = new Page(context, user, context.User!.FindFirst(Access.SessionClaim)!.Value, supervises);
        if (supervises)
        {
            Interlocked.Increment(ref _supervisors);
        }

        _watch.Opened(user);
    }

    public void Remove(string connection)
    {
        if (!_pages.TryRemove(connection, out var page))
        {
            return;
        }

        if (page.Supervises)
        {
            Interlocked.Decrement(ref _supervisors);
        }

        if (!AnyOf(page.User))
        {
            _watch.Closed(page.User);
        }
    }

    private void CutOff(string session)
    {
        foreach (var page in _pages.Values.Where(p => p.Session == session))
        {
            page.Context.Abort();
        }
    }

    private sealed record Page(HubCallerContext Context, string User, string Session, bool Supervises);
}
