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

    private readonly ConcurrentDictionary<string, PageSession> _sessions = new();

    /// <summary>Raised with the key of a session that has ended before its time.</summary>
    public event Action<string>? Revoked;

    /// <summary>Before the first request.</summary>
    public async Task StartAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var session in await store.LoadAsync(ct))
        {
            _sessions[session.Key] = session;
            if (Expired(session, now))
            {
                Drop(session.Key);
            }
        }
    }

    public Task StopAsync(CancellationToken ct) => Task.CompletedTask;

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
            Drop(session.Key);
            return null;
        }

        if (now - session.LastUsed > TimeSpan.FromMinutes(1))
        {
            var used = session with { LastUsed = now };
            if (_sessions.TryUpdate(session.Key, used, session))
            {
                Save(used);
            }
        }

        return session;
    }

    public void End(string key)
    {
        if (Drop(key))
        {
            Revoked?.Invoke(key);
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
        var now = clock.GetUtcNow();
        foreach (var old in _sessions.Values.Where(s => Expired(s, now)).ToList())
        {
            Drop(old.Key);
        }

        foreach (var surplus in _sessions.Values.Where(s => s.User == user).OrderByDescending(s => s.Begun).Skip(MostPerUser).ToList())
        {
            Drop(surplus.Key);
            Revoked?.Invoke(surplus.Key);
        }
    }

    private bool Drop(string key)
    {
        var had = _sessions.TryRemove(key, out _);
        if (had)
        {
            _ = KeepAsync(store.DeleteAsync(key));
        }

        return had;
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

    [LoggerMessage(8020, LogLevel.Warning, "A session's change will not outlive a restart: {Why}")]
    private static partial void LogUnsaved(ILogger logger, string why);
}
