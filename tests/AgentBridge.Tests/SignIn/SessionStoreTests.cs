using CallCenter.AgentBridge.Hosting;
using CallCenter.AgentBridge.SignIn;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.AgentBridge.Tests.SignIn;

internal sealed class SessionStoreTests
{
    private readonly ManualTimeProvider _clock = new();
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public void Find_AfterRestart_StillKnowsTheToken()
    {
        var (token, _) = Store().Begin("anna");
        Assert.That(Store().Find(token)?.User, Is.EqualTo("anna"));
    }

    [Test]
    public void File_HoldsNoToken()
    {
        var (token, _) = Store().Begin("anna");
        Assert.That(File.ReadAllText(Path.Combine(_folder.Path, "sessions.json")), Does.Not.Contain(token));
    }

    [Test]
    public void Find_UnusedForTwelveHours_IsOver()
    {
        var store = Store();
        var (token, _) = store.Begin("anna");
        _clock.Advance(TimeSpan.FromHours(11));
        Assert.That(store.Find(token), Is.Not.Null);
        _clock.Advance(TimeSpan.FromHours(11));
        Assert.That(store.Find(token), Is.Not.Null, "use keeps it alive");
        _clock.Advance(TimeSpan.FromHours(13));
        Assert.That(store.Find(token), Is.Null);
    }

    [Test]
    public void EndAllOf_KeepsTheExceptedOne()
    {
        var store = Store();
        var (mine, kept) = store.Begin("anna");
        var (other, _) = store.Begin("anna");
        var revoked = new List<string>();
        store.Revoked += revoked.Add;
        store.EndAllOf("anna", except: kept.Key);
        Assert.Multiple(() =>
        {
            Assert.That(store.Find(mine), Is.Not.Null);
            Assert.That(store.Find(other), Is.Null);
            Assert.That(revoked, Has.Count.EqualTo(1));
        });
    }

    [Test]
    public void Load_BrokenFile_BeginsEmpty()
    {
        File.WriteAllText(Path.Combine(_folder.Path, "sessions.json"), "{ broken");
        Assert.That(Store().AnyOf("anna"), Is.False);
    }

    [Test]
    public void Begin_FolderCannotBeMade_WorksInMemory()
    {
        File.WriteAllText(Path.Combine(_folder.Path, "file"), "");
        var store = new SessionStore(new AgentBridgeOptions("r", ".", Path.Combine(_folder.Path, "file", "below")), _clock, NullLogger<SessionStore>.Instance);
        var (token, _) = store.Begin("anna");
        Assert.That(store.Find(token), Is.Not.Null);
    }

    private SessionStore Store() => new(new AgentBridgeOptions("realm", ".", _folder.Path), _clock, NullLogger<SessionStore>.Instance);
}
