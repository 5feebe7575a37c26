using System.Data.Common;
using CallCenter.AgentBridge.SignIn;
using CallCenter.AgentBridge.Tests.Fakes;

namespace CallCenter.AgentBridge.Tests.SignIn;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class KnownUsersTests
{
    private static readonly UserProfile Anna = new("anna", "Anna", Roles.Agent, new Dictionary<string, int>(), [], "en", Disabled: false);

    private readonly FakeUsers _users = new();

    [Test]
    public async Task GetAsync_StoreAway_IsTheUserAsLastRead()
    {
        var known = new KnownUsers(_users);
        await _users.AddAsync(Anna, new UserSecrets(null, null, null));
        await known.GetAsync("anna", CancellationToken.None);
        await _users.ChangeAsync(Anna.User, now => now with { Disabled = true });
        Assert.That((await known.GetAsync("anna", CancellationToken.None))!.Disabled, Is.True, "the store is asked each time");

        _users.Trouble = new Away();

        Assert.That((await known.GetAsync("anna", CancellationToken.None))!.Disabled, Is.True);
    }

    [Test]
    public void GetAsync_StoreAwayAndUserNeverRead_Fails()
    {
        _users.Trouble = new Away();
        Assert.That(async () => await new KnownUsers(_users).GetAsync("anna", CancellationToken.None), Throws.InstanceOf<DbException>());
    }

    private sealed class Away : DbException;
}
