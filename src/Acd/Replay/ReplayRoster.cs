namespace CallCenter.Acd.Replay;

/// <summary>The queues and people of a replay, which nobody changes.</summary>
internal sealed class ReplayRoster(ReplayFloor floor) : IUserStore, IQueueStore
{
    event Action<string>? IUserStore.Changed { add { } remove { } }

    event Action<string>? IQueueStore.Changed { add { } remove { } }

    Task<IReadOnlyList<UserProfile>> IUserStore.ListAsync(CancellationToken ct) => Task.FromResult(floor.Agents);

    Task<IReadOnlyList<QueueConfig>> IQueueStore.ListAsync(CancellationToken ct) => Task.FromResult(floor.Queues);

    Task<UserProfile?> IUserStore.GetAsync(string user, CancellationToken ct) => Task.FromResult(floor.Agents.FirstOrDefault(a => a.User == user));

    Task<QueueConfig?> IQueueStore.GetAsync(string name, CancellationToken ct) => Task.FromResult(floor.Queues.FirstOrDefault(q => q.Name == name));

    public Task<UserSecrets?> GetSecretsAsync(string user, CancellationToken ct = default) => throw Fixed();

    public Task<bool> AddAsync(UserProfile profile, UserSecrets secrets, CancellationToken ct = default) => throw Fixed();

    public Task<UserProfile?> ChangeAsync(string user, Func<UserProfile, UserProfile?> change, CancellationToken ct = default) => throw Fixed();

    public Task SetSecretsAsync(string user, UserSecrets secrets, CancellationToken ct = default) => throw Fixed();

    public Task<bool> AddAsync(QueueConfig queue, CancellationToken ct = default) => throw Fixed();

    public Task<bool> UpdateAsync(QueueConfig queue, CancellationToken ct = default) => throw Fixed();

    Task<bool> IUserStore.DeleteAsync(string user, CancellationToken ct) => throw Fixed();

    Task<bool> IQueueStore.DeleteAsync(string name, CancellationToken ct) => throw Fixed();

    private static NotSupportedException Fixed() => new("a replay changes no settings");
}
