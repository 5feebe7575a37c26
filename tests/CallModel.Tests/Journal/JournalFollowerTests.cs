using System.Data.Common;
using CallCenter.CallModel.Health;
using CallCenter.CallModel.Journal;
using CallCenter.Testing;
using Microsoft.Extensions.Logging;

namespace CallCenter.CallModel.Tests.Journal;

[TestFixture]
internal sealed class JournalFollowerTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    [Test]
    public void Run_SubscriptionThrowsOnce_IsSaidAndTakenUpAgain()
    {
        var f = new Following();
        f.Journal.FailNextSubscription(new StoreFailure("too many open files"));
        f.Append(2);

        f.Run(async () =>
        {
            Assert.That((f.Follower.Check().State, f.Follower.Check().Detail), Is.EqualTo((PartState.Degraded, "stopped after fact 0, tried again every second: too many open files")));
            await Task.Delay(Pause, f.Time);
            f.Append(1);
            await Task.Delay(Pause, f.Time);
        });

        Assert.That(f.Reader.Kept, Is.EqualTo((long[])[1, 2, 3]));
        Assert.That((f.Follower.Check().State, f.Follower.Check().Detail), Is.EqualTo((PartState.Ok, "follows the journal")));
        Assert.That(f.Log.Lines, Is.EqualTo((string[])
        [
            "Error: The journal's reader 'numbers' stopped after fact 0, tried again every second: too many open files",
            "Information: The journal's reader 'numbers' goes on, now at fact 2",
        ]));
    }

    [Test]
    public void Run_SubscriptionDropped_GoesOnWhereItWas()
    {
        var f = new Following();
        f.Append(2);

        f.Run(async () =>
        {
            f.Journal.DropSubscribers();
            f.Append(1);
            await Task.Delay(2 * Pause, f.Time);
        });

        Assert.That(f.Reader.Kept, Is.EqualTo((long[])[1, 2, 3]));
        Assert.That(f.Log.Lines, Is.Empty);
    }

    [Test]
    public async Task Run_StoreThrowsForMinutes_NothingIsLostOrKeptTwice()
    {
        var f = new Following { Reader = { KeepFails = new StoreFailure("disk full") } };
        f.Append(3);

        await f.RunAsync(async () =>
        {
            await f.PauseAsync(100);
            Assert.That((f.Reader.Kept.Count, f.Follower.Check().State, f.Reader.Resumed), Is.EqualTo((0, PartState.Degraded, 101)));
            f.Reader.KeepFails = null;
            f.Append(1);
            await f.PauseAsync(1);
            await Until.TrueAsync(() => f.Follower.Position == 4);
        });

        Assert.That(f.Reader.Kept, Is.EqualTo((long[])[1, 2, 3, 4]));
        Assert.That(f.Log.At(LogLevel.Error), Has.Length.EqualTo(1), "said once, not each second");
    }

    [Test]
    public async Task Run_StoreThrowsWhileAFactIsTaken_TheFactComesAgain()
    {
        var f = new Following { Reader = { TakeFails = (3, new StoreFailure("locked"), Times: 2) } };
        f.Append(5);

        await f.RunAsync(async () =>
        {
            await f.PauseAsync(2);
            await Until.TrueAsync(() => f.Follower.Position == 5);
        });

        Assert.That(f.Reader.Kept, Is.EqualTo((long[])[1, 2, 3, 4, 5]));
    }

    [Test]
    public void Run_FactThatTheReaderCannotTake_IsLeftOutAndSaid()
    {
        var f = new Following { Reader = { TakeFails = (2, new InvalidOperationException("a bug"), Times: int.MaxValue) } };
        f.Append(3);

        f.Run(() => Task.Delay(Pause, f.Time));

        Assert.That(f.Reader.Kept, Is.EqualTo((long[])[1, 3]));
        Assert.That(f.Log.Lines.Single(), Does.StartWith("Error: The journal's reader 'numbers' could not take fact 2, which is left out"));
    }

    [Test]
    public void Check_FactInHandForLong_SaysHowFarBehind()
    {
        var f = new Following { Reader = { Slowness = TimeSpan.FromSeconds(45) } };
        f.Append(1);

        f.Run(async () =>
        {
            await Task.Delay(TimeSpan.FromSeconds(40), f.Time);
            Assert.That((f.Follower.Check().State, f.Follower.Check().Detail), Is.EqualTo((PartState.Degraded, "40 s behind the journal")));
            await Task.Delay(TimeSpan.FromSeconds(10), f.Time);
            Assert.That(f.Follower.Check().State, Is.EqualTo(PartState.Ok));
        });
    }

    private sealed class StoreFailure(string message) : DbException(message);

    /// <summary>Keeps the numbers of the facts; what was taken and not kept is forgotten at a failure, as a transaction does it.</summary>
    private sealed class NumbersReader(TimeProvider time) : IJournalReader
    {
        private readonly List<long> _taken = [];

        public List<long> Kept { get; } = [];

        public int Resumed { get; private set; }

        public Exception? KeepFails { get; set; }

        public (long Seq, Exception Error, int Times) TakeFails { get; set; }

        public TimeSpan Slowness { get; set; }

        public ValueTask<long> ResumeAsync(CancellationToken ct)
        {
            Resumed++;
            _taken.Clear();
            return new(Kept.LastOrDefault());
        }

        public async ValueTask TakeAsync(JournalEntry entry, CancellationToken ct)
        {
            if (Slowness > TimeSpan.Zero)
            {
                await Task.Delay(Slowness, time, ct);
            }

            if (TakeFails is { Times: > 0 } fails && fails.Seq == entry.Seq)
            {
                TakeFails = fails with { Times = fails.Times - 1 };
                throw fails.Error;
            }

            _taken.Add(entry.Seq);
        }

        public ValueTask KeepAsync(long seq, CancellationToken ct)
        {
            if (KeepFails is { } failure)
            {
                throw failure;
            }

            Kept.AddRange(_taken);
            _taken.Clear();
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Following
    {
        public Following()
        {
            Reader = new NumbersReader(Time);
            Follower = new JournalFollower("numbers", Reader, Journal, Time, Log);
        }

        public ManualTimeProvider Time { get; } = new();

        public FakeJournal Journal { get; } = new();

        public NumbersReader Reader { get; }

        public LogLines Log { get; } = new();

        public JournalFollower Follower { get; }

        public void Append(int count)
        {
            for (var i = 0; i < count; i++)
            {
                Journal.Append(new ServerStarted { At = Time.GetUtcNow(), Version = "1" });
            }
        }

        /// <summary>The follower waits and is woken so many times; it waits once more at the end where it still fails.</summary>
        public async Task PauseAsync(int times)
        {
            for (var i = 0; i < times; i++)
            {
                await Until.TrueAsync(() => Time.ActiveTimers > 0);
                Time.Advance(Pause);
            }

            await Until.TrueAsync(() => Time.ActiveTimers > 0 || Follower.Check().State == PartState.Ok);
        }

        /// <summary>The same on real threads: what is cancelled goes on elsewhere, which virtual time does not see.</summary>
        public async Task RunAsync(Func<Task> story)
        {
            using var stop = new CancellationTokenSource();
            var running = Task.Run(() => Follower.RunAsync(stop.Token));
            await story();
            await stop.CancelAsync();
            await running;
        }

        /// <summary>The follower runs while <paramref name="story"/> does.</summary>
        public void Run(Func<Task> story) => VirtualTime.Run(Time, async () =>
        {
            using var stop = new CancellationTokenSource();
            var running = Follower.RunAsync(stop.Token);
            await story();
            await stop.CancelAsync();
            await running;
        });
    }
}
