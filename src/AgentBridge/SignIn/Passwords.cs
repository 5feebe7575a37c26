using System.Security.Cryptography;
using System.Text;
using CallCenter.AgentBridge.Hosting;
using Microsoft.AspNetCore.Identity;

namespace CallCenter.AgentBridge.SignIn;

/// <summary>Makes and checks the secrets of users: PBKDF2 for pages, digest hashes for phones.</summary>
public sealed class Passwords(AgentBridgeOptions options)
{
    public const int Shortest = 6;
    public const int Longest = 128;

    private readonly PasswordHasher<string> _hasher = new();
    private readonly Lazy<string> _nobody = new(() => new PasswordHasher<string>().HashPassword("", RandomNumberGenerator.GetHexString(32)));

    public string Hash(string user, string password) => _hasher.HashPassword(user, password);

    /// <summary>Takes as long for a user who does not exist as for one who does.</summary>
    public bool Verify(string user, string? hash, string password)
    {
        var good = _hasher.VerifyHashedPassword(user, hash ?? _nobody.Value, password) != PasswordVerificationResult.Failed;
        return good && hash is not null;
    }

    /// <summary>HA1 of RFC 7616 §3.4.2 under both digests.</summary>
    public (string Md5, string Sha256) SipHa1(string user, string password)
    {
        var secret = Encoding.UTF8.GetBytes($"{user}:{options.SipRealm}:{password}");
        return (Convert.ToHexStringLower(MD5.HashData(secret)), Convert.ToHexStringLower(SHA256.HashData(secret)));
    }

    public UserSecrets Secrets(string user, string? password, string? sipPassword)
    {
        var ha1 = sipPassword is null ? default : SipHa1(user, sipPassword);
        return new UserSecrets(password is null ? null : Hash(user, password), ha1.Md5, ha1.Sha256);
    }
}
