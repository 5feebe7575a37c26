using CallCenter.AgentBridge.SignIn;
using CallCenter.AgentBridge.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.AgentBridge.Tests.SignIn;

internal sealed class SessionStoreTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly FakePageSessions _kept = new();

    [Test]
    public async Task Find_AfterRestart_StillKnowsTheToken()
    {
        var (token, _) = (await StoreAsync()).Begin("anna");
        Assert.That((await StoreAsync()).Find(token)?.User, Is.EqualTo("anna"));
    }

    [Test]
    public async Task Find_AfterRestart_KnowsWhenItWasUsedLast()
    {
        var store = await StoreAsync();
        var (token, _) = store.Begin("anna");
        _clock.Advance(TimeSpan.FromHours(11));
        Assert.That(store.Find(token), Is.Not.Null);
        _clock.Advance(TimeSpan.FromHours(11));
        Assert.That((await StoreAsync()).Find(token), Is.Not.Null);
    }

    [Test]
    public async Task Store_HoldsNoToken()
    {
        var (token, _) = (await StoreAsync()).Begin("anna");
        Assert.That(_kept.All.Single().Key, Does.Not.Contain(token).And.Length.EqualTo(64));
    }

    [Test]
    public async Task End_AfterRestart_IsStillOver()
    {
        var store = await StoreAsync();
        var (token, session) = store.Begin("anna");
        store.End(session.Key);
        Assert.That((await StoreAsync()).Find(token), Is.Null);
    }

    [Test]
    public async Task StartAsync_SessionsThatAreOver_AreDropped()
    {
        var (token, _) = (await StoreAsync()).Begin("anna");
        _clock.Advance(TimeSpan.FromHours(13));
        Assert.That((await StoreAsync()).Find(token), Is.Null);
        Assert.That(_kept.All, Is.Empty);
    }

    [Test]
    public async Task Find_UnusedForTwelveHours_IsOver()
    {
        var store = await StoreAsync();
        var (token, _) = store.Begin("anna");
        _clock.Advance(TimeSpan.FromHours(11));
        Assert.That(store.Find(token), Is.Not.Null);
        _clock.Advance(TimeSpan.FromHours(11));
        Assert.That(store.Find(token), Is.Not.Null, "use keeps it alive");
        _clock.Advance(TimeSpan.FromHours(13));
        Assert.That(store.Find(token), Is.Null);
    }

    [Test]
    public async Task EndAllOf_KeepsTheExceptedOne()
    {
        var store = await StoreAsync();
        var (mine, kept) = store.Begin("anna");
        var (other, ended) = store.Begin("anna");
        using var line = store.Hold(kept.Key);
        using var otherLine = store.Hold(ended.Key);
        store.EndAllOf("anna", except: kept.Key);
        Assert.Multiple(() =>
        {
            Assert.That(store.Find(mine), Is.Not.Null);
            Assert.That(store.Find(other), Is.Null);
            Assert.That((line.Ended.IsCancellationRequested, otherLine.Ended.IsCancellationRequested), Is.EqualTo((false, true)));
        });
    }

    [Test]
    public async Task Hold_KeepsTheSessionInUseAndEndsWithIt()
    {
        var store = await StoreAsync();
        var (token, session) = store.Begin("anna");
        using (var line = store.Hold(session.Key))
        {
            for (var hour = 0; hour < 20; hour++)
            {
                _clock.Advance(TimeSpan.FromHours(1));
            }

            Assert.That(store.Find(token), Is.Not.Null, "an open page is use");
            _clock.Advance(SessionStore.Longest);
            Assert.That(line.Ended.IsCancellationRequested, "though not for ever");
        }

        using var late = store.Hold(session.Key);
        Assert.That(late.Ended.IsCancellationRequested, "of a session that is over");
    }

    [Test]
    public async Task Sweep_WithoutALine_EndsWhatIsIdle()
    {
        var store = await StoreAsync();
        store.Begin("anna");
        _clock.Advance(TimeSpan.FromHours(13));
        Assert.That(_kept.All, Is.Empty);
    }

    [Test]
    public async Task Begin_StoreIsAway_WorksInMemory()
    {
        var store = await StoreAsync(new FakePageSessions(away: true));
        var (token, _) = store.Begin("anna");
        Assert.That(store.Find(token), Is.Not.Null);
    }

    private async Task<SessionStore> StoreAsync(FakePageSessions? kept = null)
    {
        var store = new SessionStore(kept ?? _kept, _clock, NullLogger<SessionStore>.Instance);
        await store.StartAsync(CancellationToken.None);
        return store;
    }
}
