using System.Collections.Frozen;
using CallCenter.Acd.Logging;
using Microsoft.Extensions.Logging;

namespace CallCenter.Acd.Settings;

/// <summary>Follows the stores of users and queues while the server runs.</summary>
internal sealed class Roster : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly IUserStore _users;
    private readonly IQueueStore _queues;
    private readonly ILogger _log;
    private volatile RosterSnapshot _current = RosterSnapshot.Empty;
    private int _asked;

    public Roster(IUserStore users, IQueueStore queues, ILogger log)
    {
        (_users, _queues, _log) = (users, queues, log);
        users.Changed += OnChanged;
        queues.Changed += OnChanged;
    }

    public RosterSnapshot Current => _current;

    /// <summary>Called with each new snapshot, one at a time.</summary>
    public Action<RosterSnapshot>? Changed { get; set; }

    public async Task ReloadAsync(CancellationToken ct = default)
    {
        await _turn.WaitAsync(ct);
        try
        {
            Interlocked.Exchange(ref _asked, 0);
            var users = await _users.ListAsync(ct);
            var queues = await _queues.ListAsync(ct);
            _current = new RosterSnapshot(users.ToFrozenDictionary(u => u.User, StringComparer.Ordinal),
                queues.ToFrozenDictionary(q => q.Name, StringComparer.Ordinal));
            Changed?.Invoke(_current);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            _log.RosterFailed(error);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Reads the stores once more when the user is not known: the change may not have arrived yet.</summary>
    public Task EnsureUserAsync(string user) => _current.Users.ContainsKey(user) ? Task.CompletedTask : ReloadAsync();

    public Task EnsureQueueAsync(string queue) => _current.Queues.ContainsKey(queue) ? Task.CompletedTask : ReloadAsync();

    public void Dispose()
    {
        _users.Changed -= OnChanged;
        _queues.Changed -= OnChanged;
    }

    // A hundred changes in a row ask for one more reading, not for a hundred.
    private void OnChanged(string name)
    {
        if (Interlocked.Exchange(ref _asked, 1) == 0)
        {
            _ = ReloadAsync();
        }
    }
}
