using CallCenter.Storage.Users;
using CallCenter.Testing;

namespace CallCenter.Storage.Tests.Users;

[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.Postgres)]
internal sealed class UserStoreTests : StoreTest
{
    private static readonly UserProfile Ann = new("ann", "Ann", Roles.Agent | Roles.Supervisor,
        new Dictionary<string, int> { ["en"] = 5, ["zh"] = 10 }, ["support", "sales"], "zh", Disabled: true);

    private static readonly UserSecrets Secrets = new("hash", "md5", null);

    private readonly UserStore _users;
    private readonly List<string> _changed = [];

    public UserStoreTests(DatabaseKind kind) : base(kind)
    {
        _users = new UserStore(Db);
        _users.Changed += _changed.Add;
    }

    [Test]
    public async Task AddAsync_New_ComesBackAsAddedAndIsTold()
    {
        Assert.That(await _users.AddAsync(Ann, Secrets), Is.True);

        AssertSame(await _users.GetAsync("ann"), Ann);
        AssertSame((await _users.ListAsync()).Single(), Ann);
        Assert.That(await _users.GetSecretsAsync("ann"), Is.EqualTo(Secrets));
        Assert.That(_changed, Is.EqualTo((string[])["ann"]));
    }

    [Test]
    public async Task AddAsync_Taken_ChangesNothing()
    {
        await _users.AddAsync(Ann, Secrets);

        Assert.That(await _users.AddAsync(Ann with { Name = "Other" }, new UserSecrets("x", null, null)), Is.False);

        AssertSame(await _users.GetAsync("ann"), Ann);
        Assert.That(await _users.GetSecretsAsync("ann"), Is.EqualTo(Secrets));
        Assert.That(_changed, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task ChangeAsync_TwoAtTheSameTime_NeitherUndoesTheOther()
    {
        await _users.AddAsync(Ann, Secrets);
        var read = (await _users.GetAsync("ann"))!;
        await _users.ChangeAsync("ann", now => now with { Disabled = !read.Disabled, Roles = Roles.None });

        await _users.ChangeAsync("ann", now => now with { Language = "zh" });

        var after = (await _users.GetAsync("ann"))!;
        Assert.That((after.Disabled, after.Roles, after.Language), Is.EqualTo((!read.Disabled, Roles.None, "zh")));
        Assert.That((read.Version, after.Version), Is.EqualTo((1, 3)));
        Assert.That(await _users.ChangeAsync("ann", _ => null), Is.Null);
        Assert.That((await _users.GetAsync("ann"))!.Version, Is.EqualTo(3), "nothing was changed");
        Assert.That(await _users.ChangeAsync("nobody", now => now), Is.Null);
    }

    [Test]
    public async Task ChangeAsync_ProfileAndSecrets_AreChangedApart()
    {
        await _users.AddAsync(Ann, Secrets);
        var changed = Ann with { Name = "Anna", Skills = new Dictionary<string, int>(), Queues = [], Disabled = false };
        var secrets = new UserSecrets(null, null, "sha");

        await _users.ChangeAsync("ann", _ => changed);
        AssertSame(await _users.GetAsync("ann"), changed with { Version = 2 });
        Assert.That(await _users.GetSecretsAsync("ann"), Is.EqualTo(Secrets));

        await _users.SetSecretsAsync("ann", secrets);
        Assert.That(await _users.GetSecretsAsync("ann"), Is.EqualTo(Secrets with { SipHa1Sha256 = "sha" }));
        Assert.That(_changed, Is.EqualTo((string[])["ann", "ann", "ann"]));
    }

    [Test]
    public async Task DeleteAsync_TakesProfileAndSecretsAway_AndTheNameIsFreeAgain()
    {
        await _users.AddAsync(Ann, Secrets);

        Assert.That(await _users.DeleteAsync("ann"), Is.True);

        Assert.That(await _users.GetAsync("ann"), Is.Null);
        Assert.That(await _users.GetSecretsAsync("ann"), Is.Null);
        Assert.That(await _users.DeleteAsync("ann"), Is.False);
        Assert.That(await _users.AddAsync(Ann, Secrets), Is.True);
        Assert.That(_changed, Is.EqualTo((string[])["ann", "ann", "ann"]));
    }

    [Test]
    public async Task GetAsync_Unknown_IsNull()
    {
        Assert.That(await _users.GetAsync("nobody"), Is.Null);
        Assert.That(await _users.GetSecretsAsync("nobody"), Is.Null);
    }

    private static void AssertSame(UserProfile? actual, UserProfile expected)
    {
        Assert.That(actual, Is.Not.Null);
        Assert.That(actual!.Skills, Is.EquivalentTo(expected.Skills));
        Assert.That(actual.Queues, Is.EqualTo(expected.Queues));
        Assert.That(actual with { Skills = expected.Skills, Queues = expected.Queues }, Is.EqualTo(expected));
    }
}
