namespace CallCenter.CtiServer.Demo;

/// <summary>Nobody registers at the callers' telephones.</summary>
internal sealed class NoUsers : IUserStore
{
    public event Action<string>? Changed
    {
        add { }
        remove { }
    }

    public Task<UserProfile?> GetAsync(string user, CancellationToken ct = default) => Task.FromResult<UserProfile?>(null);

    public Task<UserSecrets?> GetSecretsAsync(string user, CancellationToken ct = default) => Task.FromResult<UserSecrets?>(null);

    public Task<IReadOnlyList<UserProfile>> ListAsync(CancellationToken ct = default) => Task.FromResult<IReadOnlyList<UserProfile>>([]);

    public Task<bool> AddAsync(UserProfile profile, UserSecrets secrets, CancellationToken ct = default) => Task.FromResult(false);

    public Task<UserProfile?> ChangeAsync(string user, Func<UserProfile, UserProfile?> change, CancellationToken ct = default) => Task.FromResult<UserProfile?>(null);

    public Task SetSecretsAsync(string user, UserSecrets secrets, CancellationToken ct = default) => Task.CompletedTask;

    public Task<bool> DeleteAsync(string user, CancellationToken ct = default) => Task.FromResult(false);
}
