using CallCenter.Storage.Queues;
using CallCenter.Testing;

namespace CallCenter.Storage.Tests.Queues;

[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.Postgres)]
internal sealed class QueueStoreTests(DatabaseKind kind) : StoreTest(kind)
{
    [Test]
    public async Task AddUpdateList_EveryFieldIsKeptAndChangesAreTold()
    {
        var queues = new QueueStore(Db);
        var changed = new List<string>();
        queues.Changed += changed.Add;
        var sales = new QueueConfig("sales", "en", 11, 12, 13, 14, 15, "other", 16) 
        {
            DisplayName = "销售部 / Sales", ServiceLevelFormula = CallModel.Figures.ServiceLevelFormula.AllOffered, ShortAbandonSeconds = 17,
        };

        Assert.That(await queues.AddAsync(sales), Is.True);
        Assert.That(await queues.AddAsync(new QueueConfig("sales")), Is.False);
        Assert.That(await queues.AddAsync(new QueueConfig("care")), Is.True);
        Assert.That(await queues.ListAsync(), Is.EqualTo((QueueConfig[])[new QueueConfig("care"), sales]));

        var updated = new QueueConfig("sales", null, 1, 2, 3, 4, 5, "longestIdle", 6) { Version = 2 };
        Assert.That(await queues.UpdateAsync(updated), Is.True);
        Assert.That(await queues.UpdateAsync(updated with { RingSeconds = 9 }), Is.False, "somebody else has stored version 2");
        Assert.That(await queues.UpdateAsync(new QueueConfig("none") { Version = 2 }), Is.False);

        Assert.That(await queues.GetAsync("sales"), Is.EqualTo(updated));
        Assert.That(await queues.GetAsync("none"), Is.Null);
        Assert.That(await queues.DeleteAsync("sales"), Is.True);
        Assert.That(await queues.DeleteAsync("sales"), Is.False);
        Assert.That(await queues.GetAsync("sales"), Is.Null);
        Assert.That(changed, Is.EqualTo((string[])["sales", "care", "sales", "sales"]));
    }
}
