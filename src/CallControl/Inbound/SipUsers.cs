using System.Collections.Concurrent;
using CallCenter.CallControl.Trunks;
using CallCenter.SipStack.Auth;

namespace CallCenter.CallControl.Inbound;

/// <summary>Who may register and call by digest: the users of the store and the trunks that have a password.</summary>
internal sealed class SipUsers(IUserStore store, TrunkTable trunks, string realm) : IDigestCredentials, IDisposable
{
    private readonly ConcurrentDictionary<string, UserSecrets> _secrets = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, byte> _known = new(StringComparer.OrdinalIgnoreCase);

    public async Task StartAsync(CancellationToken ct)
    {
        store.Changed += Forget;
        foreach (var user in await store.ListAsync(ct))
        {
            _known.TryAdd(user.User, 0);
        }
    }

    public bool IsKnown(string user) => user.Length > 0 && (_known.ContainsKey(user) || trunks.ByUser(user) is not null);

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

        if (!_secrets.TryGetValue(user, out var secrets))
        {
            var profile = await store.GetAsync(user);
            secrets = profile is { Disabled: false } ? await store.GetSecretsAsync(user) : null;
            if (secrets is null)
            {
                return null;
            }

            _secrets[user] = secrets;
        }

        return algorithm == DigestAlgorithm.Md5 ? secrets.SipHa1Md5 : secrets.SipHa1Sha256;
    }

    public void Dispose() => store.Changed -= Forget;

    private void Forget(string user)
    {
        _known.TryAdd(user, 0);
        _secrets.TryRemove(user, out _);
    }
}
