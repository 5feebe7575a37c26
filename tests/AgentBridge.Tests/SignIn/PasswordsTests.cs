using CallCenter.AgentBridge.SignIn;
using CallCenter.AgentBridge.Tests.Fakes;

namespace CallCenter.AgentBridge.Tests.SignIn;

internal sealed class PasswordsTests
{
    private readonly Passwords _passwords = new(new FakePhoneSecrets());

    [Test]
    public void Verify_OnlyTheRightPasswordOfAKnownUser()
    {
        var hash = _passwords.Hash("anna", "secret-1");
        Assert.Multiple(() =>
        {
            Assert.That(_passwords.Verify("anna", hash, "secret-1"), Is.True);
            Assert.That(_passwords.Verify("anna", hash, "secret-2"), Is.False);
            Assert.That(_passwords.Verify("anna", null, "secret-1"), Is.False);
        });
    }

    [Test]
    public async Task InitialAdmin_FirstStart_MakesOneUserWithAPasswordOfItsOwn()
    {
        var users = new FakeUsers();
        var password = await new InitialAdmin(users, _passwords).EnsureAsync(null);
        var secrets = await users.GetSecretsAsync("admin");
        Assert.Multiple(async () =>
        {
            Assert.That(password, Has.Length.EqualTo(16));
            Assert.That(_passwords.Verify("admin", secrets!.PasswordHash, password!), Is.True);
            Assert.That((await users.GetAsync("admin"))!.Roles, Is.EqualTo(Roles.Admin | Roles.Supervisor));
            Assert.That(await new InitialAdmin(users, _passwords).EnsureAsync(null), Is.Null, "only once");
        });
    }

    [Test]
    public async Task InitialAdmin_PasswordFromSettings_IsUsedAndNotShown()
    {
        var users = new FakeUsers();
        Assert.Multiple(async () =>
        {
            Assert.That(await new InitialAdmin(users, _passwords).EnsureAsync("from-settings"), Is.Null);
            Assert.That(_passwords.Verify("admin", (await users.GetSecretsAsync("admin"))!.PasswordHash, "from-settings"), Is.True);
        });
    }

    [Test]
    public void InitialAdmin_PasswordTooShort_IsRefused() =>
        Assert.That(() => new InitialAdmin(new FakeUsers(), _passwords).EnsureAsync("abc"), Throws.ArgumentException);
}
