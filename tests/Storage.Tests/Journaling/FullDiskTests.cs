using CallCenter.Storage.Journaling;
using CallCenter.Testing;
using Dapper;
using Microsoft.Extensions.Logging;

namespace CallCenter.Storage.Tests.Journaling;

[TestFixture, Parallelizable(ParallelScope.All)]
internal sealed class FullDiskTests
{
    // SQLite gives the error of a full disk (SQLITE_FULL) when a file may not grow further.
    private const string Fill = "PRAGMA max_page_count = 1";
    private const string Free = "PRAGMA max_page_count = 1073741823";

    [Test]
    public async Task Append_DiskFullForAWhile_FactsWaitInOrderAndHealthSaysSo()
    {
        await using var f = await JournalFixture.StartAsync(DatabaseKind.Sqlite);
        await f.Db.WriteAsync(c => c.Execute(Fill));
        var received = f.Journal.SubscribeAsync(null).Take(2000).ToListAsync();

        Append(f, 0, 1000);
        await DegradedAsync(f);
        Append(f, 1000, 2000);
        var flush = f.Journal.FlushAsync();
        for (var i = 0; i < 3; i++)
        {
            await RetryAsync(f);
        }

        Assert.That(f.Journal.Check().Detail, Does.Contain("facts wait").And.Contain("full"));
        Assert.That(flush.IsCompleted, Is.False);
        Assert.That(f.Log.At(LogLevel.Error), Has.Length.EqualTo(1), "one line, not one a second");

        await f.Db.WriteAsync(c => c.Execute(Free));
        await AdvanceUntilAsync(f, () => flush.IsCompleted);

        Assert.That((await f.AllAsync()).Select(e => (e.Seq, e.Fact.At)), Is.EqualTo(
            Enumerable.Range(0, 2000).Select(i => (i + 1L, f.Start.AddMilliseconds(i)))));
        Assert.That((await received).Select(e => e.Seq), Is.EqualTo(Enumerable.Range(1, 2000)));
        Assert.That(f.Journal.Check().State, Is.EqualTo(PartState.Ok));
        Assert.That(f.Log.Lines[^1], Does.Contain("again"));
    }

    [Test]
    public async Task Append_MoreThanMemoryMayHold_LosesTheNewOnesAndIsDown()
    {
        await using var f = await JournalFixture.StartAsync(DatabaseKind.Sqlite, new JournalOptions(TimeSpan.Zero, MostWaiting: 500));
        await f.Db.WriteAsync(c => c.Execute(Fill));

        Append(f, 0, 700);

        Assert.That(f.Journal.Check(), Has.Property("State").EqualTo(PartState.Down).And.Property("Detail").Contains("200 facts lost"));
        await f.Db.WriteAsync(c => c.Execute(Free));
        var flush = f.Journal.FlushAsync();
        await AdvanceUntilAsync(f, () => flush.IsCompleted);
        Assert.That(await f.AllAsync(), Has.Count.EqualTo(500));
        Assert.That(f.Log.At(LogLevel.Critical), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task DisposeAsync_DiskStillFull_EndsAndSaysWhatIsLost()
    {
        await using var f = await JournalFixture.StartAsync(DatabaseKind.Sqlite);
        await f.Db.WriteAsync(c => c.Execute(Fill));
        Append(f, 0, 1000);
        await DegradedAsync(f);

        await f.Journal.DisposeAsync().AsTask().WaitAsync(JournalFixture.Patience);

        Assert.That(f.Log.Lines[^1], Does.Contain("1000 facts"));
    }

    private static void Append(JournalFixture f, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            f.Journal.Append(f.Fact() with { At = f.Start.AddMilliseconds(i) });
        }
    }

    private static Task DegradedAsync(JournalFixture f) => Until.TrueAsync(() => f.Journal.Check().State == PartState.Degraded);

    private static async Task RetryAsync(JournalFixture f)
    {
        await Until.TrueAsync(() => f.Time.ActiveTimers > 0);
        f.Time.Advance(TimeSpan.FromSeconds(1));
    }

    private static Task AdvanceUntilAsync(JournalFixture f, Func<bool> condition) => Until.TrueAsync(() =>
    {
        f.Time.Advance(TimeSpan.FromSeconds(1));
        return condition();
    });
}
