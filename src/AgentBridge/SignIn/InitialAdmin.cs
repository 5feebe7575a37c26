using System.Security.Cryptography;

namespace CallCenter.AgentBridge.SignIn;

/// <summary>The first user of a new server: without one nobody could sign in, and there is no password that fits every server.</summary>
public sealed class InitialAdmin
{
    public const string User = "admin";

    private readonly IUserStore _users;
    private readonly Passwords _passwords;

    internal InitialAdmin(IUserStore users, Passwords passwords)
    {
        _users = users;
        _passwords = passwords;
    }

    /// <summary>
    /// Makes the user "admin" when there is no user at all. Returns the password to be shown once when it was made up here; null when it
    /// came from the settings or when there are users already.
    /// </summary>
    /// <exception cref="ArgumentException">the password from the settings is shorter than 6 or longer than 128 characters.</exception>
    public async Task<string?> EnsureAsync(string? initialPassword, CancellationToken ct = default)
    {
        if ((await _users.ListAsync(ct)).Count > 0)
        {
            return null;
        }

        if (initialPassword is { Length: < Passwords.Shortest or > Passwords.Longest })
        {
            throw new ArgumentException($"Admin:InitialPassword must have {Passwords.Shortest} to {Passwords.Longest} characters");
        }

        var password = initialPassword ?? RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 16);
        var profile = new UserProfile(User, "Administrator", Roles.Admin | Roles.Supervisor, new Dictionary<string, int>(), []);
        await _users.AddAsync(profile, _passwords.Secrets(User, password, null), ct);
        return initialPassword is null ? password : null;
    }
}
