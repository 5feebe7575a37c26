using CallCenter.SipStack.Auth;

namespace CallCenter.SipStack.Tests.Support;

/// <summary>Users whose password is "secret-" and their name.</summary>
internal sealed class Accounts(params string[] users) : IDigestCredentials
{
    /// <summary>Set to let answers wait for the test.</summary>
    public Task Delay { get; set; } = Task.CompletedTask;

    public static string PasswordOf(string user) => $"secret-{user}";

    public async ValueTask<string?> FindHa1Async(string user, string realm, DigestAlgorithm algorithm)
    {
        await Delay;
        return users.Contains(user) ? Digest.Ha1(algorithm, user, realm, PasswordOf(user)) : null;
    }
}
