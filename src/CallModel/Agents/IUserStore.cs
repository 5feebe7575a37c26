namespace CallCenter.CallModel.Agents;

public interface IUserStore
{
    Task<UserProfile?> GetAsync(string user, CancellationToken ct = default);

    Task<UserSecrets?> GetSecretsAsync(string user, CancellationToken ct = default);

    Task<IReadOnlyList<UserProfile>> ListAsync(CancellationToken ct = default);

    /// <summary>False when the user exists already.</summary>
    Task<bool> AddAsync(UserProfile profile, UserSecrets secrets, CancellationToken ct = default);

    /// <summary>
    /// Changes the profile as it is in the store at that moment, with nobody in between: what others have changed meanwhile stays.
    /// </summary>
    /// <param name="change">pure; its result has the same User, its version is counted by the store; null = nothing is changed after all.</param>
    /// <returns>the profile after it; null = nothing was changed, or no such user.</returns>
    Task<UserProfile?> ChangeAsync(string user, Func<UserProfile, UserProfile?> change, CancellationToken ct = default);

    /// <summary>Sets those that are given; what is null stays as it is.</summary>
    Task SetSecretsAsync(string user, UserSecrets secrets, CancellationToken ct = default);

    /// <summary>Takes the user away with password and phone secret. False when there is no such user.</summary>
    Task<bool> DeleteAsync(string user, CancellationToken ct = default);

    /// <summary>Raised after any change, of another node's too, with the user's name; an empty one: any user may have changed.</summary>
    event Action<string>? Changed;
}
