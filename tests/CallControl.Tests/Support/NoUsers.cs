namespace CallCenter.CallControl.Tests.Support;

/// <summary>Nobody registers; those who are named are users without a telephone's password.</summary>
internal sealed class NoUsers(params string[] users) : IUserStore
{
    public event Action<string>? Changed
    {
        add { }
        remove { }
    }

    public Task<UserProfile?> GetAsync(string user, CancellationToken ct = default) => Task.FromResult<UserProfile?>(null);

    public Task<UserSecrets?> GetSecretsAsync(string user, CancellationToken ct = default) => Task.FromResult<UserSecrets?>(null);

    public Task<IReadOnlyList<UserProfile>> ListAsync(CancellationToken ct = default) => Task.FromResult<IReadOnlyList<UserProfile>>(
        [.. users.Select(user => new UserProfile(user, user, Roles.Agent, new Dictionary<string, int>(), []))]);

    public Task<bool> AddAsync(UserProfile profile, UserSecrets secrets, CancellationToken ct = default) => Task.FromResult(false);

    public Task<UserProfile?> ChangeAsync(string user, Func<UserProfile, UserProfile> change, CancellationToken ct = default) => Task.FromResult<UserProfile?>(null);

    public Task SetSecretsAsync(string user, UserSecrets secrets, CancellationToken ct = default) => Task.CompletedTask;

    public Task<bool> DeleteAsync(string user, CancellationToken ct = default) => Task.FromResult(false);
}
