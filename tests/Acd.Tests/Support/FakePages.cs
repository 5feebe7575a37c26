namespace CallCenter.Acd.Tests.Support;

/// <summary>Agents' pages: what was shown, and whether they confirm.</summary>
internal sealed class FakePages : IAgentNotifier
{
    public List<(string Agent, ScreenPop Pop)> Shown { get; } = [];

    public List<string> ChangedAgents { get; } = [];

    /// <summary>Nobody has a page open.</summary>
    public bool Closed { get; set; }

    /// <summary>What a page answers with; null = at once.</summary>
    public Func<Task>? Confirm { get; set; }

    public bool HasPage(string agent) => !Closed;

    public Task ShowOfferAsync(string agent, ScreenPop pop, CancellationToken ct)
    {
        Shown.Add((agent, pop));
        return Confirm?.Invoke() ?? Task.CompletedTask;
    }

    public void Changed(string agent) => ChangedAgents.Add(agent);
}

/// <summary>Pops as the service desk would build them.</summary>
internal sealed class FakePops : IScreenPops
{
    public Func<Task>? Delay { get; set; }

    public async Task<ScreenPop> BuildAsync(CallContext context, string queue, long lease, CancellationToken ct)
    {
        if (Delay is not null)
        {
            await Delay();
        }

        return new ScreenPop(context.CallId, queue, lease, context.From, context.To, "Built", context.Language, [], null, [], context.Trail,
            context.Questions, [], context.Variables, DateTimeOffset.UnixEpoch);
    }

    /// <summary>It knows no customers.</summary>
    public Task<ScreenPop?> ChooseAsync(CallContext context, ScreenPop pop, Guid customer, string agent, CancellationToken ct = default) => Task.FromResult<ScreenPop?>(null);
}

internal sealed class FakeUserStore : IUserStore
{
    private readonly Dictionary<string, UserProfile> _users = [];

    public event Action<string>? Changed;

    public void Put(UserProfile profile, bool tell = true)
    {
        _users[profile.User] = profile;
        if (tell)
        {
            Changed?.Invoke(profile.User);
        }
    }

    public Task<UserProfile?> GetAsync(string user, CancellationToken ct = default) => Task.FromResult(_users.GetValueOrDefault(user));

    public Task<UserSecrets?> GetSecretsAsync(string user, CancellationToken ct = default) => Task.FromResult<UserSecrets?>(null);

    public Task<IReadOnlyList<UserProfile>> ListAsync(CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<UserProfile>>([.. _users.Values]);

    public Task<bool> AddAsync(UserProfile profile, UserSecrets secrets, CancellationToken ct = default)
    {
        Put(profile);
        return Task.FromResult(true);
    }

    public async Task<UserProfile?> ChangeAsync(string user, Func<UserProfile, UserProfile?> change, CancellationToken ct = default)
    {
        if (change((await GetAsync(user, ct))!) is not { } after)
        {
            return null;
        }

        Put(after);
        return after;
    }

    public Task SetSecretsAsync(string user, UserSecrets secrets, CancellationToken ct = default) => Task.CompletedTask;

    public Task<bool> DeleteAsync(string user, CancellationToken ct = default)
    {
        var deleted = _users.Remove(user);
        Changed?.Invoke(user);
        return Task.FromResult(deleted);
    }
}

internal sealed class FakeQueueStore : IQueueStore
{
    private readonly Dictionary<string, QueueConfig> _queues = [];

    public event Action<string>? Changed;

    public void Put(QueueConfig queue, bool tell = true)
    {
        _queues[queue.Name] = queue;
        if (tell)
        {
            Changed?.Invoke(queue.Name);
        }
    }

    public Task<bool> DeleteAsync(string name, CancellationToken ct = default)
    {
        var deleted = _queues.Remove(name);
        Changed?.Invoke(name);
        return Task.FromResult(deleted);
    }

    public Task<IReadOnlyList<QueueConfig>> ListAsync(CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<QueueConfig>>([.. _queues.Values]);

    public Task<QueueConfig?> GetAsync(string name, CancellationToken ct = default) => Task.FromResult(_queues.GetValueOrDefault(name));

    public Task<bool> AddAsync(QueueConfig queue, CancellationToken ct = default)
    {
        Put(queue);
        return Task.FromResult(true);
    }

    public Task<bool> UpdateAsync(QueueConfig queue, CancellationToken ct = default)
    {
        Put(queue);
        return Task.FromResult(true);
    }
}
