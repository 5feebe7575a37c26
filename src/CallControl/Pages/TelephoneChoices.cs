using System.Collections.Concurrent;

namespace CallCenter.CallControl.Pages;

/// <summary>Whose telephone is the page, from memory; follows the store. Any thread.</summary>
internal sealed class TelephoneChoices(IUserStore store) : IDisposable
{
    private readonly ConcurrentDictionary<string, AgentTelephone> _chosen = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A user has chosen another telephone.</summary>
    public event Action<string>? Changed;

    public AgentTelephone Of(string user) => _chosen.GetValueOrDefault(user);

    public async Task StartAsync(CancellationToken ct)
    {
        store.Changed += Follow;
        foreach (var user in await store.ListAsync(ct))
        {
            _chosen[user.User] = user.Telephone;
        }
    }

    public void Dispose() => store.Changed -= Follow;

    private void Follow(string user)
    {
        foreach (var changed in user.Length > 0 ? [user] : _chosen.Keys)
        {
            _ = FollowAsync(changed);
        }
    }

    private async Task FollowAsync(string user)
    {
        var now = (await store.GetAsync(user))?.Telephone ?? AgentTelephone.Sip;
        var before = Of(user);
        _chosen[user] = now;
        if (before != now)
        {
            Changed?.Invoke(user);
        }
    }
}
