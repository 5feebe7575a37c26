using System.Collections.Concurrent;
using System.Diagnostics;
using CallCenter.CallModel.Trunks;
using CallCenter.Storage.Database;
using CallCenter.Storage.Journaling;
using CallCenter.Storage.Queues;
using CallCenter.Storage.Recovery;
using CallCenter.Storage.Trunks;
using CallCenter.Storage.Users;
using CallCenter.Testing;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Storage.Tests.Journaling;

/// <summary>Two nodes on one PostgreSQL: no data of today stands in the way of running several.</summary>
[TestFixture]
internal sealed class NodesTests
{
    private const int Facts = 500;

    [Test]
    public async Task Append_TwoNodesAtOnce_OneOrderWithoutGapsThatEverySubscriberSees()
    {
        var server = Databases.Fresh(DatabaseKind.Postgres);
        await using var one = await OpenAsync(server, "one");
        await using var two = await OpenAsync(server, "two");
        var live = one.Journal.SubscribeAsync(null).Take(2 * Facts).Select(e => e.Seq).ToListAsync();

        await Task.WhenAll(AppendAsync(one.Journal), AppendAsync(two.Journal));
        // the last of the other's facts come with the next of its own
        one.Journal.Append(Arrived());
        await one.Journal.FlushAsync();

        var all = await one.Journal.ReadAsync(0).ToListAsync();
        Assert.That(all.Select(e => e.Seq), Is.EqualTo(Enumerable.Range(1, (2 * Facts) + 1)));
        Assert.That(all.CountBy(e => e.Fact.Node!).ToDictionary(), Is.EquivalentTo(new Dictionary<string, int> { ["one"] = Facts + 1, ["two"] = Facts }));
        Assert.That(await live.AsTask().WaitAsync(JournalFixture.Patience), Is.EqualTo(Enumerable.Range(1, 2 * Facts)));
    }

    [Test]
    public async Task RunAsync_OfOneNode_LeavesTheOthersCallsAlone()
    {
        var server = Databases.Fresh(DatabaseKind.Postgres);
        await using (var one = await OpenAsync(server, "one"))
        {
            one.Journal.Append(Arrived());
            await one.Journal.FlushAsync();
        }

        await using var two = await OpenAsync(server, "two");
        two.Journal.Append(Arrived());
        await two.Journal.FlushAsync();
        await using var again = await OpenAsync(server, "one");

        var lost = (await new JournalRecovery(again.Db, again.Journal, NullLogger<JournalRecovery>.Instance).RunAsync()).LostCalls;

        Assert.That(lost, Has.Count.EqualTo(1));
        Assert.That(await again.Journal.ReadAsync(0).Where(e => e.Fact is CallEnded).Select(e => e.Fact.Node).ToListAsync(), Is.EqualTo((string[])["one"]));
    }

    [Test]
    public async Task Change_OnOneNode_IsToldOnTheOther_AlsoAfterItWasNotHeardForAWhile()
    {
        var server = Databases.Fresh(DatabaseKind.Postgres);
        await using var one = await OpenAsync(server, "one");
        await using var two = await OpenAsync(server, "two");
        var (queues, trunks, users) = (new QueueStore(two.Db), new TrunkStore(two.Db), new UserStore(two.Db));
        var told = new ConcurrentQueue<string>();
        queues.Changed += name => told.Enqueue($"queue {name}");
        trunks.Changed += name => told.Enqueue($"trunk {name}");
        users.Changed += name => told.Enqueue($"user {name}");
        await ListensAsync(two.Db);

        var clock = Stopwatch.StartNew();
        await new QueueStore(one.Db).AddAsync(new QueueConfig("sales"));
        await new TrunkStore(one.Db).AddAsync(new TrunkSettings("carrier"));
        await new UserStore(one.Db).AddAsync(new UserProfile("anna", "Anna", Roles.Agent, new Dictionary<string, int>(), []), new UserSecrets(null, null, null));
        await new QueueStore(one.Db).DeleteAsync("nobody");
        await Until.TrueAsync(() => told.Count == 3);
        TestContext.Out.WriteLine($"three changes were told on the other node within {clock.ElapsedMilliseconds} ms");
        Assert.That(told, Is.EqualTo(new[] { "queue sales", "trunk carrier", "user anna" }));
        Assert.That((await queues.GetAsync("sales"))?.Name, Is.EqualTo("sales"));

        told.Clear();
        await one.Db.WriteAsync(c => c.Execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'callcenter two' AND query LIKE 'LISTEN%'"));
        await Until.TrueAsync(() => told.Count == 3);
        Assert.That(told, Is.EquivalentTo(new[] { "queue ", "trunk ", "user " }), "whatever was missed is read again");
    }

    private static async Task ListensAsync(Db db)
    {
        while (await db.ReadAsync(c => c.ExecuteScalar<long>("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'callcenter two' AND query LIKE 'LISTEN%'")) == 0)
        {
            await Task.Yield();
        }
    }

    [Test]
    public async Task Open_SecondServerOfOneName_Refused()
    {
        var server = Databases.Fresh(DatabaseKind.Postgres);
        await using var one = await OpenAsync(server, "one");
        using var directory = new TemporaryFolder();

        Assert.That(() => Db.Open(directory.Path, server, "one"), Throws.TypeOf<DatabaseOpenException>().With.Message.Contains("'one'"));
    }

    private static CallArrived Arrived() => new() { At = DateTimeOffset.UtcNow, CallId = CallId.New(), Direction = CallDirection.Inbound, From = "+491", To = "1" };

    private static async Task AppendAsync(Journal journal)
    {
        for (var i = 0; i < Facts; i++)
        {
            journal.Append(Arrived());
            if (i % 10 == 0)
            {
                await journal.FlushAsync();
            }
        }

        await journal.FlushAsync();
    }

    private static async Task<Server> OpenAsync(string server, string node)
    {
        var directory = new TemporaryFolder();
        var db = Db.Open(directory.Path, server, node);
        return new Server(directory, db, await Journal.OpenAsync(db, TimeProvider.System, NullLogger<Journal>.Instance));
    }

    private sealed record Server(TemporaryFolder Directory, Db Db, Journal Journal) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Journal.DisposeAsync();
            Db.Dispose();
            Directory.Dispose();
        }
    }
}
