using CallCenter.Storage.Database;
using CallCenter.Storage.Journaling;
using CallCenter.Storage.Users;
using CallCenter.Testing;
using Microsoft.Extensions.Logging;

namespace CallCenter.Storage.Tests.Journaling;

/// <summary>A PostgreSQL that is stopped and started again under a running server.</summary>
[TestFixture]
internal sealed class ServerAwayTests
{
    [Test]
    public async Task Append_ServerAwayForAWhile_FactsWaitInOrderAndAreWrittenOnce()
    {
        using var cluster = PostgresCluster.Start();
        using var directory = new TemporaryFolder();
        using var db = Db.Open(directory.Path, cluster.NewDatabase());
        var log = new LogLines<Journal>();
        await using var journal = await Journal.OpenAsync(db, TimeProvider.System, log);
        var users = new UserStore(db);
        Append(journal, 0, 100);
        await journal.FlushAsync();
        Assert.That(journal.Check().Detail, Does.StartWith("PostgreSQL 1"));
        Assert.That(await users.ListAsync(), Is.Empty);

        cluster.Stop();
        Append(journal, 100, 200);
        await Until.TrueAsync(() => journal.Check().State == PartState.Degraded);
        Append(journal, 200, 300);
        Assert.That(journal.Check().Detail, Does.Contain("200 facts wait"));
        Assert.That(async () => await users.ListAsync(), Throws.InstanceOf<System.Data.Common.DbException>());

        cluster.Resume();
        await journal.FlushAsync().WaitAsync(JournalFixture.Patience);

        Assert.That(journal.Check().State, Is.EqualTo(PartState.Ok));
        Assert.That(await journal.ReadAsync(0).Select(e => (e.Seq, ((DigitPressed)e.Fact).Digit)).ToListAsync(),
            Is.EqualTo(Enumerable.Range(0, 300).Select(i => (i + 1L, $"{i}"))));
        Assert.That(await users.ListAsync(), Is.Empty);
        Assert.That(log.At(LogLevel.Error), Has.Length.EqualTo(1), "one line, not one a second");
    }

    [Test]
    public void Open_NoServerThere_SaysWhereInOneLine()
    {
        using var directory = new TemporaryFolder();

        Assert.That(() => Db.Open(directory.Path, "Host=127.0.0.1;Port=1;Username=x;Database=x"),
            Throws.TypeOf<DatabaseOpenException>().With.Message.StartsWith("Database: PostgreSQL at 127.0.0.1:1 ").And.Message.Not.Contains("\n"));
    }

    private static void Append(Journal journal, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            journal.Append(new DigitPressed { At = DateTimeOffset.UtcNow, CallId = CallId.New(), Digit = $"{i}", Source = DigitSource.Rfc4733 });
        }
    }
}
