using CallCenter.Speech.Turns;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Speech.Tests.Turns;

public sealed class StrandTests
{
    [Test]
    public void Signal_FromManyThreads_NeverRunsTwiceAtOnceAndNeverForgets()
    {
        using var workers = new Workers("test", 4, TimeProvider.System, NullLogger.Instance);
        int inside = 0, clashes = 0, wanted = 0, done = 0;
        var strand = new Strand(workers, () =>
        {
            clashes += Interlocked.Increment(ref inside) > 1 ? 1 : 0;
            done = Volatile.Read(ref wanted);
            Interlocked.Decrement(ref inside);
        });
        Parallel.For(0, 20_000, _ =>
        {
            Interlocked.Increment(ref wanted);
            strand.Signal();
        });
        Assert.That(() => Volatile.Read(ref done), Is.EqualTo(20_000).After(10_000, 5));
        Assert.That(clashes, Is.Zero);
    }

    [Test]
    public void Run_ThatThrows_LeavesTheThreadAlive()
    {
        using var workers = new Workers("test", 1, TimeProvider.System, NullLogger.Instance);
        using var ran = new ManualResetEventSlim();
        new Strand(workers, () => throw new InvalidOperationException("test")).Signal();
        new Strand(workers, ran.Set).Signal();
        Assert.That(ran.Wait(TimeSpan.FromSeconds(10)), Is.True);
    }
}
