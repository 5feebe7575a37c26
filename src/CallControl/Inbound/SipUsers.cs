using System.Collections.Concurrent;
using CallCenter.CallControl.Trunks;
using CallCenter.SipStack.Auth;

namespace CallCenter.CallControl.Inbound;

/// <summary>Who may register and call by digest: the users of the store and the trunks that have a password.</summary>
internal sealed class SipUsers(IUserStore store, TrunkTable trunks, string realm, TimeProvider time) : IDigestCredentials, IDisposable
{
    private static readonly TimeSpan ListEvery = TimeSpan.FromSeconds(30);

    // Of those who may not come in: remembered too, so that strangers who name them cost the store nothing.
    private static readonly UserSecrets Nobody = new(null, null, null);

    private readonly ConcurrentDictionary<string, UserSecrets> _secrets = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, byte> _known = new(StringComparer.OrdinalIgnoreCase);
    private long _listedAt;

    public async Task StartAsync(CancellationToken ct)
    {
        store.Changed += Forget;
        await ListAsync(ct);
    }

    public async ValueTask<string?> FindHa1Async(string user, string askedRealm, DigestAlgorithm algorithm)
    {
        if (askedRealm != realm)
        {
            return null;
        }

        if (trunks.ByUser(user) is { Password: { } password })
        {
            return Digest.Ha1(algorithm, user, realm, password);
        }

        if (!await IsKnownAsync(user))
        {
            return null;
        }

        if (!_secrets.TryGetValue(user, out var secrets))
        {
            var profile = await store.GetAsync(user);
            secrets = (profile is { Disabled: false } ? await store.GetSecretsAsync(user) : null) ?? Nobody;
            _secrets[user] = secrets;
        }

        return algorithm == DigestAlgorithm.Md5 ? secrets.SipHa1Md5 : secrets.SipHa1Sha256;
    }

    public void Dispose() => store.Changed -= Forget;

    // A name that nobody has is not looked for each time: others who use the store may have added it since the list was read, seldom enough.
    private async ValueTask<bool> IsKnownAsync(string user)
    {
        if (!_known.ContainsKey(user) && time.GetElapsedTime(Interlocked.Read(ref _listedAt)) >= ListEvery)
        {
            await ListAsync(CancellationToken.None);
        }

        return _known.ContainsKey(user);
    }

    private async Task ListAsync(CancellationToken ct)
    {
        Interlocked.Exchange(ref _listedAt, time.GetTimestamp());
        foreach (var user in await store.ListAsync(ct))
        {
            _known.TryAdd(user.User, 0);
        }
    }

    private void Forget(string user)
    {
        if (user.Length == 0)
        {
            _secrets.Clear();
            return;
        }

        _known.TryAdd(user, 0);
        _secrets.TryRemove(user, out _);
    }
}
