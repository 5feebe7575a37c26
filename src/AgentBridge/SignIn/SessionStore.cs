using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CallCenter.AgentBridge.Hosting;
using Microsoft.AspNetCore.WebUtilities;

namespace CallCenter.AgentBridge.SignIn;

internal sealed record Session(string Key, string User, DateTimeOffset Begun, DateTimeOffset LastUsed);

/// <summary>
/// Who is signed in. Tokens are random and kept only as hashes, in memory and in one small file, so that a restart signs nobody out.
/// </summary>
internal sealed partial class SessionStore
{
    public static readonly TimeSpan Idle = TimeSpan.FromHours(12);
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);
    private const int MostPerUser = 20;

    private readonly ConcurrentDictionary<string, Session> _sessions = new();
    private readonly Lock _saving = new();
    private readonly TimeProvider _clock;
    private readonly ILogger<SessionStore> _logger;
    private readonly string? _file;

    public SessionStore(AgentBridgeOptions options, TimeProvider clock, ILogger<SessionStore> logger)
    {
        _clock = clock;
        _logger = logger;
        _file = options.StateDirectory is { } folder ? Path.Combine(folder, "sessions.json") : null;
        Load();
    }

    /// <summary>Raised with the key of a session that has ended before its time.</summary>
    public event Action<string>? Revoked;

    /// <summary>Returns the token; only its hash is kept.</summary>
    public (string Token, Session Session) Begin(string user)
    {
        var token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        var now = _clock.GetUtcNow();
        var session = new Session(KeyOf(token), user, now, now);
        _sessions[session.Key] = session;
        Prune(user);
        Save();
        return (token, session);
    }

    public Session? Find(string token)
    {
        if (!_sessions.TryGetValue(KeyOf(token), out var session))
        {
            return null;
        }

        var now = _clock.GetUtcNow();
        if (Expired(session, now))
        {
            _sessions.TryRemove(session.Key, out _);
            return null;
        }

        if (now - session.LastUsed > TimeSpan.FromMinutes(1))
        {
            _sessions.TryUpdate(session.Key, session with { LastUsed = now }, session);
        }

        return session;
    }

    public void End(string key)
    {
        if (_sessions.TryRemove(key, out _))
        {
            Save();
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

    public bool AnyOf(string user) => _sessions.Values.Any(s => s.User == user && !Expired(s, _clock.GetUtcNow()));

    private static string KeyOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private static bool Expired(Session session, DateTimeOffset now) => now - session.LastUsed > Idle || now - session.Begun > Longest;

    private void Prune(string user)
    {
        var now = _clock.GetUtcNow();
        foreach (var old in _sessions.Values.Where(s => Expired(s, now)).ToList())
        {
            _sessions.TryRemove(old.Key, out _);
        }

        foreach (var surplus in _sessions.Values.Where(s => s.User == user).OrderByDescending(s => s.Begun).Skip(MostPerUser).ToList())
        {
            _sessions.TryRemove(surplus.Key, out _);
            Revoked?.Invoke(surplus.Key);
        }
    }

    private void Load()
    {
        try
        {
            if (_file is null || !File.Exists(_file))
            {
                return;
            }

            var now = _clock.GetUtcNow();
            foreach (var session in JsonSerializer.Deserialize<List<Session>>(File.ReadAllBytes(_file)) ?? [])
            {
                if (!Expired(session, now))
                {
                    _sessions[session.Key] = session;
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            LogFile(_logger, _file!, e.Message);
        }
    }

    private void Save()
    {
        if (_file is null)
        {
            return;
        }

        lock (_saving)
        {
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
                var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
                if (!OperatingSystem.IsWindows())
                {
                    options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
                }

                using (var stream = new FileStream(_file + ".new", options))
                {
                    JsonSerializer.Serialize(stream, _sessions.Values);
                }

                File.Move(_file + ".new", _file, overwrite: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                LogFile(_logger, _file, e.Message);
            }
        }
    }

    [LoggerMessage(8020, LogLevel.Warning, "Sessions will not outlive a restart: {File}: {Why}")]
    private static partial void LogFile(ILogger logger, string file, string why);
}
