using System.Collections.Concurrent;
using System.Data.Common;

namespace CallCenter.AgentBridge.Tests.Fakes;

internal sealed class FakeUsers : IUserStore
{
    private readonly ConcurrentDictionary<string, (UserProfile Profile, UserSecrets Secrets)> _users = new();

    public event Action<string>? Changed;

    /// <summary>While it is set, profiles cannot be read.</summary>
    public DbException? Trouble { get; set; }

    public Task<UserProfile?> GetAsync(string user, CancellationToken ct = default) => Trouble is { } trouble
        ? Task.FromException<UserProfile?>(trouble)
        : Task.FromResult(_users.TryGetValue(user, out var found) ? found.Profile : null);

    public Task<UserSecrets?> GetSecretsAsync(string user, CancellationToken ct = default) =>
        Task.FromResult(_users.TryGetValue(user, out var found) ? found.Secrets : null);

    public Task<IReadOnlyList<UserProfile>> ListAsync(CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<UserProfile>>([.. _users.Values.Select(u => u.Profile).OrderBy(p => p.User, StringComparer.Ordinal)]);

    public Task<bool> AddAsync(UserProfile profile, UserSecrets secrets, CancellationToken ct = default)
    {
        var added = _users.TryAdd(profile.User, (profile, secrets));
        Changed?.Invoke(profile.User);
        return Task.FromResult(added);
    }

    public Task<UserProfile?> ChangeAsync(string user, Func<UserProfile, UserProfile?> change, CancellationToken ct = default)
    {
        var before = _users[user].Profile;
        if (change(before) is not { } changed)
        {
            return Task.FromResult<UserProfile?>(null);
        }

        var after = changed with { Version = before.Version + 1 };
        _users[user] = (after, _users[user].Secrets);
        Changed?.Invoke(user);
        return Task.FromResult<UserProfile?>(after);
    }

    public Task SetSecretsAsync(string user, UserSecrets secrets, CancellationToken ct = default)
    {
        var (profile, before) = _users[user];
        _users[user] = (profile, new UserSecrets(secrets.PasswordHash ?? before.PasswordHash, secrets.SipHa1Md5 ?? before.SipHa1Md5, secrets.SipHa1Sha256 ?? before.SipHa1Sha256));
        Changed?.Invoke(user);
        return Task.CompletedTask;
    }

    public Task<bool> DeleteAsync(string user, CancellationToken ct = default)
    {
        var deleted = _users.TryRemove(user, out _);
        Changed?.Invoke(user);
        return Task.FromResult(deleted);
    }
}

internal sealed class FakeQueues : IQueueStore
{
    private readonly ConcurrentDictionary<string, QueueConfig> _queues = new();

    public event Action<string>? Changed;

    public Task<IReadOnlyList<QueueConfig>> ListAsync(CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<QueueConfig>>([.. _queues.Values.OrderBy(q => q.Name, StringComparer.Ordinal)]);

    public Task<QueueConfig?> GetAsync(string name, CancellationToken ct = default) => Task.FromResult(_queues.GetValueOrDefault(name));

    public Task<bool> AddAsync(QueueConfig queue, CancellationToken ct = default)
    {
        var added = _queues.TryAdd(queue.Name, queue);
        Changed?.Invoke(queue.Name);
        return Task.FromResult(added);
    }

    public Task<bool> UpdateAsync(QueueConfig queue, CancellationToken ct = default)
    {
        var follows = _queues.TryGetValue(queue.Name, out var stored) && stored.Version == queue.Version - 1;
        if (follows)
        {
            _queues[queue.Name] = queue;
            Changed?.Invoke(queue.Name);
        }

        return Task.FromResult(follows);
    }

    public Task<bool> DeleteAsync(string name, CancellationToken ct = default)
    {
        var deleted = _queues.TryRemove(name, out _);
        Changed?.Invoke(name);
        return Task.FromResult(deleted);
    }
}

internal sealed class FakeCalls : ICallRecords
{
    public ConcurrentDictionary<CallId, (CallRecord Record, IReadOnlyList<JournalEntry> Events)> Calls { get; } = new();

    public Task<IReadOnlyList<CallRecord>> ListAsync(CallQuery query, CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<CallRecord>>([.. Calls.Values.Select(c => c.Record)
            .Where(c => (query.From is null || c.StartedAt >= query.From) && (query.To is null || c.StartedAt < query.To)
                && (query.Before is null || c.StartedAt < query.Before.StartedAt) && query.Fits(c))
            .OrderByDescending(c => c.StartedAt).Take(query.Limit)]);

    public Task<IReadOnlyList<CallRecord>> ListOfTicketAsync(Guid ticketId, int limit = 10_000, CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<CallRecord>>([.. Calls.Values.Select(c => c.Record).Where(c => c.TicketId == ticketId)]);

    public Task<string?> LastAgentAsync(Guid ticketId, CancellationToken ct = default) => Task.FromResult<string?>(null);

    public Task<CallRecord?> GetAsync(CallId id, CancellationToken ct = default) =>
        Task.FromResult(Calls.TryGetValue(id, out var call) ? call.Record : null);

    public Task<IReadOnlyList<JournalEntry>> EventsAsync(CallId id, CancellationToken ct = default) =>
        Task.FromResult(Calls.TryGetValue(id, out var call) ? call.Events : []);

    public Task<IReadOnlyDictionary<CallId, IReadOnlyList<JournalEntry>>> EventsAsync(IReadOnlyCollection<CallId> ids, CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyDictionary<CallId, IReadOnlyList<JournalEntry>>>(ids.Where(Calls.ContainsKey).ToDictionary(id => id, id => Calls[id].Events));
}

internal sealed class FakeCallbacks(TimeProvider clock) : ICallbackDesk
{
    private readonly ConcurrentDictionary<Guid, Callback> _callbacks = new();

    public Task<CallbackResult> RequestAsync(NewCallback r, CancellationToken ct = default)
    {
        if (!r.Number.Any(char.IsAsciiDigit))
        {
            return Task.FromResult(new CallbackResult(null, FieldFault.NotPhone("number", r.Number)));
        }

        var callback = new Callback(Guid.CreateVersion7(), r.Number, r.Name, r.Queue, r.Note, r.Source, CallbackState.Waiting, clock.GetUtcNow(),
            r.DueAt, null, null, r.CallId) { Agent = r.Agent };
        _callbacks[callback.Id] = callback;
        Changed?.Invoke();
        return Task.FromResult(new CallbackResult(callback, null));
    }

    public Task<Callback?> GetAsync(Guid id, CancellationToken ct = default) => Task.FromResult(_callbacks.GetValueOrDefault(id));

    public Task<IReadOnlyList<Callback>> ListAsync(CallbackQuery query, CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<Callback>>([.. _callbacks.Values.Where(query.Fits).OrderBy(c => c.RequestedAt).Take(query.Limit)]);

    public event Action? Changed;

    public Task<CallbackResult> PlanAsync(Guid id, DateTimeOffset? dueAt, string? agent, CancellationToken ct = default)
    {
        if (!_callbacks.TryGetValue(id, out var callback))
        {
            return Task.FromResult(new CallbackResult(null, null));
        }

        _callbacks[id] = callback = callback with { DueAt = dueAt ?? callback.DueAt, Agent = agent ?? callback.Agent };
        Changed?.Invoke();
        return Task.FromResult(new CallbackResult(callback, null));
    }

    public Task<CallbackResult> MoveAsync(Guid id, CallbackTransition move, CancellationToken ct = default)
    {
        var to = move.To;
        if (!_callbacks.TryGetValue(id, out var callback))
        {
            return Task.FromResult(new CallbackResult(null, null));
        }

        if (callback.State is CallbackState.Done or CallbackState.Cancelled)
        {
            return Task.FromResult(new CallbackResult(null, new FieldFault("state", FaultCode.IllegalMove, "it is over")));
        }

        callback = callback with { State = to, TakenBy = to == CallbackState.Waiting ? null : move.By, Result = move.Result, ResultNote = move.Note };
        _callbacks[id] = callback;
        Changed?.Invoke();
        return Task.FromResult(new CallbackResult(callback, null));
    }
}
