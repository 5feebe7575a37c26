using CallCenter.Storage.Users;
using CallCenter.Testing;

namespace CallCenter.Storage.Tests.Users;

[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.Postgres)]
internal sealed class PresenceStoreTests(DatabaseKind kind) : StoreTest(kind)
{
    private static readonly PhoneRegistration Phone =
        new("ann", "sip:ann@10.0.0.1:5060", "10.0.0.1", 5062, true, 0.5, Now.AddHours(1), "call-id", uint.MaxValue, "baresip");

    [Test]
    public async Task Sessions_SavedChangedAndDeleted_AreWhatIsLeft()
    {
        var sessions = new PageSessionStore(Db);
        var ann = new PageSession("key1", "ann", Now, Now);
        await sessions.SaveAsync(ann);
        await sessions.SaveAsync(new PageSession("key2", "bob", Now, Now));

        await sessions.SaveAsync(ann with { LastUsed = Now.AddHours(1) });
        await sessions.DeleteAsync("key2");

        Assert.That(await sessions.LoadAsync(), Is.EqualTo((PageSession[])[ann with { LastUsed = Now.AddHours(1) }]));
    }

    [Test]
    public async Task Phones_SavedAgain_AreTheLastOnesAlone()
    {
        var phones = new PhoneStore(Db);
        await phones.SaveAsync([Phone, Phone with { Contact = "sip:ann@10.0.0.2" }]);

        await phones.SaveAsync([Phone with { CSeq = 7, UserAgent = null }]);

        Assert.That(await phones.LoadAsync(), Is.EqualTo((PhoneRegistration[])[Phone with { CSeq = 7, UserAgent = null }]).UsingPropertiesComparer());
    }

    [Test]
    public async Task Drafts_SavedAgainAndDeletedUntil_AreTheNewestOnes()
    {
        var drafts = new WrapUpDraftStore(Db);
        var (first, second) = (CallId.New(), CallId.New());
        var draft = new WrapUpDraft("ann", first, null, "told h", Now);
        await drafts.SaveAsync(draft);
        await drafts.SaveAsync(draft with { Disposition = "solved", Note = "told her 好", At = Now.AddSeconds(1) });
        await drafts.SaveAsync(draft with { CallId = second, At = Now.AddSeconds(2) });

        await drafts.DeleteAsync("ann", first, Now);
        await drafts.DeleteAsync("ann", second, Now.AddSeconds(2));
        await drafts.DeleteAsync("bob", first, Now.AddSeconds(9));

        Assert.That(await drafts.LoadAsync(), Is.EqualTo((WrapUpDraft[])[new("ann", first, "solved", "told her 好", Now.AddSeconds(1))]));
    }
}
