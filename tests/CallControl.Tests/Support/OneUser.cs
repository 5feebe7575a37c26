namespace CallCenter.CallControl.Tests.Support;

/// <summary>A user with a phone, or nobody at all.</summary>
/// <param name="ha1">MD5(user:realm:password).</param>
internal sealed class OneUser(string? user = null, string? ha1 = null, AgentTelephone telephone = AgentTelephone.Sip) : IUserStore
{
    public event Action<string>? Changed
    {
        add { }
        remove { }
    }

    private readonly UserProfile? _profile = user is null ? null : new UserProfile(user, user, Roles.Agent, new Dictionary<string, int>(), []) { Telephone = telephone };

    public Task<UserProfile?> GetAsync(string name, CancellationToken ct = default) => Task.FromResult(name == user ? _profile : null);

    public Task<UserSecrets?> GetSecretsAsync(string name, CancellationToken ct = default) =>
        Task.FromResult(name == user ? new UserSecrets(null, ha1, null) : null);

    public Task<IReadOnlyList<UserProfile>> ListAsync(CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<UserProfile>>(_profile is null ? [] : [_profile]);

    public Task<bool> AddAsync(UserProfile profile, UserSecrets secrets, CancellationToken ct = default) => Task.FromResult(false);

    public Task<UserProfile?> ChangeAsync(string name, Func<UserProfile, UserProfile?> change, CancellationToken ct = default) =>
        Task.FromResult<UserProfile?>(null);

    public Task<bool> DeleteAsync(string name, CancellationToken ct = default) => Task.FromResult(false);

    public Task SetSecretsAsync(string name, UserSecrets secrets, CancellationToken ct = default) => Task.CompletedTask;
}
