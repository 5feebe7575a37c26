using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace CallCenter.AgentBridge.SignIn;

/// <summary>Makes and checks the secrets of users: PBKDF2 for pages, what telephony keeps for phones.</summary>
public sealed class Passwords(IPhoneSecrets phones)
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

    public UserSecrets Secrets(string user, string? password, string? sipPassword)
    {
        var ha1 = sipPassword is null ? default : phones.Of(user, sipPassword);
        return new UserSecrets(password is null ? null : Hash(user, password), ha1.Md5, ha1.Sha256);
    }
}
