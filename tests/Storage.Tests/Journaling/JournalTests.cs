using CallCenter.Storage.Facts;
using CallCenter.Storage.Journaling;
using CallCenter.Testing;
using Dapper;

namespace CallCenter.Storage.Tests.Journaling;

[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.Postgres), Parallelizable(ParallelScope.All)]
internal sealed class JournalTests(DatabaseKind kind)
{
    [Test]
    public async Task Append_ManyThreads_AllStoredInOneOrderWithoutGaps()
    {
        await using var f = await JournalFixture.StartAsync(kind);

        Parallel.For(0, 5000, i => f.Journal.Append(f.Fact(i)));
        await f.Journal.FlushAsync();

        var all = await f.AllAsync();
        Assert.That(all.Select(e => e.Seq), Is.EqualTo(Enumerable.Range(1, 5000)));
        Assert.That(all.Select(e => e.Fact.At).Distinct().Count(), Is.EqualTo(5000));
        Assert.That(f.Journal.LastSeq, Is.EqualTo(5000));
        Assert.That(await f.AllAsync(after: 4998), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Append_TimeWithOffsetAndMicroseconds_IsUtcMillisecondsLiveAndStored()
    {
        await using var f = await JournalFixture.StartAsync(kind);
        await using var live = f.Journal.SubscribeAsync(null).GetAsyncEnumerator();
        var next = live.MoveNextAsync();

        f.Journal.Append(f.Fact() with { At = new DateTimeOffset(2026, 1, 5, 10, 0, 0, 1, 234, TimeSpan.FromHours(1)) });

        Assert.That(await next.AsTask().WaitAsync(JournalFixture.Patience), Is.True);
        var expected = new DateTimeOffset(2026, 1, 5, 9, 0, 0, 1, TimeSpan.Zero);
        Assert.That(live.Current.Fact.At.EqualsExact(expected));
        Assert.That((await f.AllAsync()).Single().Fact.At.EqualsExact(expected));
    }

    [Test]
    public async Task Append_FactThatNoJsonCanHold_IsLeftOutAloneAndLogged()
    {
        await using var f = await JournalFixture.StartAsync(kind);
        var question = new QuestionAsked
        {
            At = f.Time.GetUtcNow(), CallId = CallId.New(), Heard = "x", Language = "en", Outcome = KnowledgeDecision.Person, Score = double.NaN,
        };

        f.Journal.Append(f.Fact(1));
        f.Journal.Append(question);
        f.Journal.Append(f.Fact(2));
        await f.Journal.FlushAsync();

        Assert.That((await f.AllAsync()).Select(e => (e.Seq, e.Fact.At.Millisecond)), Is.EqualTo(((long, int)[])[(1, 1), (2, 2)]));
        Assert.That(f.Log.Lines.Single(), Does.Contain(nameof(QuestionAsked)));
    }

    [Test]
    public async Task Reopen_AfterDispose_HasWhatWasAppendedLastAndCountsOn()
    {
        await using var f = await JournalFixture.StartAsync(kind);
        f.Journal.Append(f.Fact(1));
        await f.ReopenAsync();

        f.Journal.Append(f.Fact(2));
        await f.Journal.FlushAsync();

        Assert.That((await f.AllAsync()).Select(e => (e.Seq, e.Fact.At.Millisecond)), Is.EqualTo(((long, int)[])[(1, 1), (2, 2)]));
    }

    [Test]
    public async Task ReadSinceAsync_AMoment_GivesWhatHappenedFromThenOnEvenOutOfOrder()
    {
        await using var f = await JournalFixture.StartAsync(kind);
        foreach (var second in (int[])[10, 5, 20, 8, 15])
        {
            f.Journal.Append(f.Fact(second * 1000));
        }

        await f.Journal.FlushAsync();

        var since = await f.Journal.ReadSinceAsync(f.Time.GetUtcNow().AddSeconds(10)).ToListAsync();
        var none = await f.Journal.ReadSinceAsync(f.Time.GetUtcNow().AddSeconds(21)).ToListAsync();

        Assert.That(since.Select(e => e.Seq), Is.EqualTo((long[])[1, 3, 5]));
        Assert.That(none, Is.Empty);
    }

    [Test]
    public async Task ReadSinceAsync_LongJournal_SkipsThePastByTheIndex()
    {
        await using var f = await JournalFixture.StartAsync(kind);
        for (var i = 0; i < 3000; i++)
        {
            f.Journal.Append(f.Fact(i * 1000));
        }

        await f.Journal.FlushAsync();

        var since = await f.Journal.ReadSinceAsync(f.Start.AddSeconds(2500)).Select(e => e.Seq).ToListAsync();
        // PostgreSQL reads a table as small as this one whole, unless told not to.
        var explain = kind == DatabaseKind.Sqlite ? "EXPLAIN QUERY PLAN " : "SET enable_seqscan = off; SET enable_bitmapscan = off; EXPLAIN ";
        var plan = await f.Db.ReadAsync(c => string.Join('\n', c.Query(explain + JournalTable.FindMoment, new { At = 0L }).Select(row => string.Join(' ', row))));
        var before = await f.Journal.Table.BeforeAsync(f.Start.AddSeconds(2500), CancellationToken.None);

        Assert.That(since, Is.EqualTo(Enumerable.Range(2501, 500)));
        Assert.That(plan, Does.Contain("journal_at"));
        Assert.That(before, Is.InRange(1500, 2500));
    }

    [Test]
    public async Task ReadAsync_MoreThanAPage_GivesAllOnce()
    {
        await using var f = await JournalFixture.StartAsync(kind);
        for (var i = 0; i < (2 * JournalRows.PageSize) + 3; i++)
        {
            f.Journal.Append(f.Fact());
        }

        await f.Journal.FlushAsync();

        Assert.That((await f.AllAsync()).Select(e => e.Seq), Is.EqualTo(Enumerable.Range(1, (2 * JournalRows.PageSize) + 3)));
    }

    [Test]
    public async Task ReadAsync_RowThatIsNoFact_IsLeftOutAndLogged()
    {
        await using var f = await JournalFixture.StartAsync(kind);
        f.Journal.Append(f.Fact());
        f.Journal.Append(f.Fact());
        await f.Journal.FlushAsync();
        await f.Db.WriteAsync(c => c.Execute("UPDATE journal SET body = 'broken' WHERE seq = 1"));

        Assert.That((await f.AllAsync()).Select(e => e.Seq), Is.EqualTo((long[])[2]));
        Assert.That(f.Log.Lines.Single(), Does.StartWith("Error"));
    }

    [Test]
    public async Task FlushAsync_NothingAppended_Completes()
    {
        await using var f = await JournalFixture.StartAsync(kind);

        await f.Journal.FlushAsync().WaitAsync(JournalFixture.Patience);

        Assert.That(f.Journal.Check(), Has.Property("State").EqualTo(PartState.Ok).And.Property("Name").EqualTo("database"));
    }

    [Test]
    public async Task Append_WithGathering_CommitsFewerGroupsThanFacts()
    {
        await using var f = await JournalFixture.StartAsync(kind, new JournalOptions(TimeSpan.FromMilliseconds(5)));
        await using var live = f.Journal.SubscribeAsync(null).GetAsyncEnumerator();
        var first = live.MoveNextAsync().AsTask();
        f.Journal.Append(f.Fact(1));
        f.Journal.Append(f.Fact(2));

        Assert.That(first.IsCompleted, Is.False);
        await Until.TrueAsync(() =>
        {
            f.Time.Advance(TimeSpan.FromMilliseconds(5));
            return first.IsCompleted;
        });

        Assert.That(f.Journal.LastSeq, Is.EqualTo(2));
    }

    [Test]
    public async Task Append_SoonAfterAGroup_WaitsForThePause_LaterOnlyForOthers()
    {
        await using var f = await JournalFixture.StartAsync(kind, new JournalOptions(TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(20)));

        Assert.That(await WaitOfNextAsync(f, 0), Is.EqualTo(TimeSpan.FromMilliseconds(5)), "the first");
        Assert.That(await WaitOfNextAsync(f, 8), Is.EqualTo(TimeSpan.FromMilliseconds(12)), "8 ms after the first group");
        Assert.That(await WaitOfNextAsync(f, 18), Is.EqualTo(TimeSpan.FromMilliseconds(5)), "18 ms after the second");
        Assert.That(await WaitOfNextAsync(f, 500), Is.EqualTo(TimeSpan.FromMilliseconds(5)), "long after");
    }

    /// <summary>How long a fact waits that is appended so long after the last group; it is on disk afterwards.</summary>
    private static async Task<TimeSpan> WaitOfNextAsync(JournalFixture f, int afterMilliseconds)
    {
        f.Time.Advance(TimeSpan.FromMilliseconds(afterMilliseconds));
        var before = f.Journal.LastSeq;
        f.Journal.Append(f.Fact());
        await Until.TrueAsync(() => f.Time.NextDue is not null);
        var wait = f.Time.NextDue!.Value - f.Time.GetUtcNow();
        f.Time.Advance(wait);
        await Until.TrueAsync(() => f.Journal.LastSeq == before + 1);
        return wait;
    }
}
