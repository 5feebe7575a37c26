using CallCenter.Storage.Journaling;
using CallCenter.Testing;
using Dapper;

namespace CallCenter.Storage.Tests.Journaling;

[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.Postgres), Parallelizable(ParallelScope.All)]
internal sealed class SubscriptionTests(DatabaseKind kind)
{
    private const int Total = 6000;

    [Test]
    public async Task SubscribeAsync_JoiningWhileFactsFlow_EachGetsEveryFactOnceInOrder()
    {
        await using var f = await JournalFixture.StartAsync(kind);
        var appending = Task.Run(async () =>
        {
            for (var i = 0; i < Total; i++)
            {
                f.Journal.Append(f.Fact());
                if (i % 100 == 0)
                {
                    await f.Journal.FlushAsync();
                }
            }
        });

        var readers = Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
        {
            await Until.TrueAsync(() => f.Journal.LastSeq >= i * Total / 10);
            var after = i % 2 == 0 ? 0 : f.Journal.LastSeq / 2;
            return (after, await f.Journal.SubscribeAsync(after).Select(e => e.Seq).TakeWhile(seq => seq <= Total)
                .Take(Total - (int)after).ToListAsync());
        })).ToList();

        await appending;
        foreach (var (after, seen) in await Task.WhenAll(readers).WaitAsync(JournalFixture.Patience))
        {
            Assert.That(seen, Is.EqualTo(Enumerable.Range((int)after + 1, Total - (int)after)));
        }
    }

    [Test]
    public async Task SubscribeAsync_Null_BeginsAtTheCallNotAtTheFirstRead()
    {
        await using var f = await JournalFixture.StartAsync(kind);
        f.Journal.Append(f.Fact());
        await f.Journal.FlushAsync();
        var subscription = f.Journal.SubscribeAsync(null);
        f.Journal.Append(f.Fact());
        f.Journal.Append(f.Fact());
        await f.Journal.FlushAsync();

        var seen = await subscription.Take(2).Select(e => e.Seq).ToListAsync().AsTask().WaitAsync(JournalFixture.Patience);

        Assert.That(seen, Is.EqualTo((long[])[2, 3]));
    }

    [Test]
    public async Task SubscribeAsync_FromBeyondTheEnd_GoesOnFromTheEnd()
    {
        await using var f = await JournalFixture.StartAsync(kind);
        var subscription = f.Journal.SubscribeAsync(1000);
        f.Journal.Append(f.Fact());

        var first = await subscription.FirstAsync().AsTask().WaitAsync(JournalFixture.Patience);

        Assert.That(first.Seq, Is.EqualTo(1));
    }

    [Test]
    public async Task SubscribeAsync_Fact_IsOnDiskWhenItArrives()
    {
        await using var f = await JournalFixture.StartAsync(kind);
        await using var live = f.Journal.SubscribeAsync(null).GetAsyncEnumerator();
        for (var i = 1; i <= 50; i++)
        {
            var next = live.MoveNextAsync();
            f.Journal.Append(f.Fact());
            await next.AsTask().WaitAsync(JournalFixture.Patience);

            Assert.That(await f.Db.ReadAsync(c => c.ExecuteScalar<long>("SELECT MAX(seq) FROM journal")), Is.GreaterThanOrEqualTo(i));
        }
    }

    [Test]
    public async Task SubscribeAsync_TooSlow_IsCompletedAfterWhatItHasAndTheOthersGoOn()
    {
        await using var f = await JournalFixture.StartAsync(kind, new JournalOptions(TimeSpan.Zero, SubscriberBuffer: 10));
        await using var slow = f.Journal.SubscribeAsync(null).GetAsyncEnumerator();
        var first = slow.MoveNextAsync().AsTask();
        await JoinedAsync(f, 1);
        for (var i = 0; i < 12; i++)
        {
            f.Journal.Append(f.Fact());
            await f.Journal.FlushAsync();
        }

        var seen = new List<long>();
        while (await first.WaitAsync(JournalFixture.Patience))
        {
            seen.Add(slow.Current.Seq);
            first = slow.MoveNextAsync().AsTask();
        }

        Assert.That(seen, Is.EqualTo(Enumerable.Range(1, seen.Count)));
        Assert.That(seen, Has.Count.InRange(10, 11));
        Assert.That((await f.Journal.SubscribeAsync(seen[^1]).FirstAsync()).Seq, Is.EqualTo(seen.Count + 1));
    }

    [Test]
    public async Task SubscribeAsync_Cancelled_LeavesNothingBehind()
    {
        await using var f = await JournalFixture.StartAsync(kind);
        using var cancel = new CancellationTokenSource();
        var reading = f.Journal.SubscribeAsync(0, cancel.Token).ToListAsync().AsTask();
        await JoinedAsync(f, 1);

        await cancel.CancelAsync();

        Assert.That(() => reading.WaitAsync(JournalFixture.Patience), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(f.Journal.SubscriberCount, Is.Zero);
    }

    [Test]
    public async Task DisposeAsync_WithSubscribers_EndsThemAfterTheLastFact()
    {
        var f = await JournalFixture.StartAsync(kind);
        var reading = f.Journal.SubscribeAsync(0).ToListAsync().AsTask();
        await JoinedAsync(f, 1);
        f.Journal.Append(f.Fact());

        await f.Journal.DisposeAsync();

        Assert.That(await reading.WaitAsync(JournalFixture.Patience), Has.Count.EqualTo(1));
        await f.DisposeAsync();
    }

    private static Task JoinedAsync(JournalFixture f, int count) => Until.TrueAsync(() => f.Journal.SubscriberCount == count);
}
