using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Hosting;

namespace CallCenter.AgentBridge.SignIn;

/// <summary>
/// Who is signed in. Tokens are random and kept only as hashes, in memory and in the store, so that a restart signs nobody out.
/// </summary>
internal sealed partial class SessionStore(IPageSessionStore store, TimeProvider clock, ILogger<SessionStore> logger) : IHostedService
{
    public static readonly TimeSpan Idle = TimeSpan.FromHours(12);
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);
    private const int MostPerUser = 20;
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LineCountsEvery = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, PageSession> _sessions = new();
    private readonly ConcurrentDictionary<SessionLine, byte> _lines = new();
    private ITimer? _sweep;

    /// <summary>Before the first request.</summary>
    public async Task StartAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var session in await store.LoadAsync(ct))
        {
            _sessions[session.Key] = session;
            if (Expired(session, now))
            {
                End(session.Key);
            }
        }

        _sweep = clock.CreateTimer(_ => Sweep(), null, SweepEvery, SweepEvery);
    }

    public async Task StopAsync(CancellationToken ct)
    {
        if (_sweep is not null)
        {
            await _sweep.DisposeAsync();
        }
    }

    /// <summary>Returns the token; only its hash is kept.</summary>
    public (string Token, PageSession Session) Begin(string user)
    {
        var token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        var now = clock.GetUtcNow();
        var session = new PageSession(KeyOf(token), user, now, now);
        _sessions[session.Key] = session;
        Prune(user);
        Save(session);
        return (token, session);
    }

    public PageSession? Find(string token)
    {
        if (!_sessions.TryGetValue(KeyOf(token), out var session))
        {
            return null;
        }

        var now = clock.GetUtcNow();
        if (Expired(session, now))
        {
            End(session.Key);
            return null;
        }

        Use(session, now, TimeSpan.FromMinutes(1));
        return session;
    }

    /// <summary>For a connection that stays open; its line is cut at once when the session has ended meanwhile.</summary>
    public SessionLine Hold(string key)
    {
        var line = new SessionLine(key, closed => _lines.TryRemove(closed, out _));
        _lines[line] = 0;
        if (!_sessions.ContainsKey(key))
        {
            line.Cut();
        }

        return line;
    }

    /// <summary>Ends a session and every connection that was opened with it.</summary>
    public void End(string key)
    {
        if (_sessions.TryRemove(key, out _))
        {
            _ = KeepAsync(store.DeleteAsync(key));
        }

        foreach (var line in _lines.Keys.Where(line => line.Session == key))
        {
            line.Cut();
        }
    }

    public void EndAllOf(string user, string? except = null)
    {
        foreach (var session in _sessions.Values.Where(s => s.User == user && s.Key != except).ToList())
        {
            End(session.Key);
        }
    }

    private static string KeyOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private static bool Expired(PageSession session, DateTimeOffset now) => now - session.LastUsed > Idle || now - session.Begun > Longest;

    private void Prune(string user)
    {
        foreach (var surplus in _sessions.Values.Where(s => s.User == user).OrderByDescending(s => s.Begun).Skip(MostPerUser).ToList())
        {
            End(surplus.Key);
        }
    }

    private void Sweep()
    {
        var now = clock.GetUtcNow();
        foreach (var key in _lines.Keys.Select(line => line.Session).Distinct())
        {
            if (_sessions.TryGetValue(key, out var session) && !Expired(session, now))
            {
                Use(session, now, LineCountsEvery);
            }
        }

        foreach (var old in _sessions.Values.Where(s => Expired(s, now)).ToList())
        {
            End(old.Key);
        }
    }

    /// <summary>Kept when the last use is older than <paramref name="after"/>.</summary>
    private void Use(PageSession session, DateTimeOffset now, TimeSpan after)
    {
        var used = session with { LastUsed = now };
        if (now - session.LastUsed > after && _sessions.TryUpdate(session.Key, used, session))
        {
            Save(used);
        }
    }

    private void Save(PageSession session) => _ = KeepAsync(store.SaveAsync(session));

    // Nobody waits for it: signing in works, for now, without a database too.
    private async Task KeepAsync(Task kept)
    {
        try
        {
            await kept;
        }
        catch (Exception e)
        {
            LogUnsaved(logger, e.Message);
        }
    }

    [LoggerMessage(EventId = 8020, Level = LogLevel.Warning, Message = "A session's change will not outlive a restart: {Why}")]
    private static partial void LogUnsaved(ILogger logger, string why);
}
