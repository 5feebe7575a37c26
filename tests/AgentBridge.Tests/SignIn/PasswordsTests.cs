using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.SignIn;
using CallCenter.AgentBridge.Tests.Fakes;

namespace CallCenter.AgentBridge.Tests.SignIn;

internal sealed class PasswordsTests
{
    private readonly Passwords _passwords = new(new AgentBridgeOptions("http-auth@example.org", "."));

    // RFC 7616 §3.9.1 shows responses only; these are the hashes of its user, realm and password, taken with md5sum and sha256sum.
    [Test]
    public void SipHa1_OfTheRfcsExample()
    {
        var (md5, sha256) = _passwords.SipHa1("Mufasa", "Circle of Life");
        Assert.Multiple(() =>
        {
            Assert.That(md5, Is.EqualTo("3d78807defe7de2157e2b0b6573a855f"));
            Assert.That(sha256, Is.EqualTo("7987c64c30e25f1b74be53f966b49b90f2808aa92faf9a00262392d7b4794232"));
        });
    }

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
