using System.Collections.Concurrent;
using System.Data.Common;

namespace CallCenter.AgentBridge.SignIn;

/// <summary>
/// Users as the store has them; while it cannot be read, as it had them last, so that agents who are signed in go on taking calls.
/// </summary>
internal sealed class KnownUsers(IUserStore users)
{
    private readonly ConcurrentDictionary<string, UserProfile> _last = new();

    /// <returns>null = no such user.</returns>
    /// <exception cref="DbException">the store cannot be read, and has not been asked for this user before.</exception>
    public async Task<UserProfile?> GetAsync(string user, CancellationToken ct)
    {
        try
        {
            var profile = await users.GetAsync(user, ct);
            if (profile is null)
            {
                _last.TryRemove(user, out _);
            }
            else
            {
                _last[user] = profile;
            }

            return profile;
        }
        catch (DbException) when (_last.TryGetValue(user, out var known))
        {
            return known;
        }
    }
}
