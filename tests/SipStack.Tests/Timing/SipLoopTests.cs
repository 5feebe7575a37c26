using CallCenter.SipStack.Timing;
using CallCenter.Testing;

namespace CallCenter.SipStack.Tests.Timing;

[TestFixture]
internal sealed class SipLoopTests
{
    private readonly LogLines _log = LogLines.Problems();

    [Test]
    public void Post_Idle_RunsOnTheCallersThread()
    {
        var loop = new SipLoop(10, _log);
        var thread = 0;
        loop.Post(() => thread = Environment.CurrentManagedThreadId);
        Assert.That(thread, Is.EqualTo(Environment.CurrentManagedThreadId));
        Assert.That(loop.Backlog, Is.Zero);
    }

    [Test]
    public void Post_FromWithin_RunsAfterTheCurrentOne()
    {
        var loop = new SipLoop(10, _log);
        var order = new List<int>();
        loop.Post(() =>
        {
            loop.Post(() => order.Add(2));
            order.Add(1);
        });
        Assert.That(order, Is.EqualTo([1, 2]));
    }

    [Test]
    public void Post_FromManyThreads_NeverTwoAtOnceAndNoneIsLost()
    {
        var loop = new SipLoop(10, _log);
        var inside = 0;
        var overlaps = 0;
        var count = 0;
        using var done = new CountdownEvent(40_000);
        Parallel.For(0, 40_000, _ => loop.Post(() =>
        {
            overlaps += Interlocked.Increment(ref inside) == 1 ? 0 : 1;
            count++;
            Interlocked.Decrement(ref inside);
            done.Signal();
        }));
        Assert.That(done.Wait(TimeSpan.FromSeconds(20)), Is.True);
        Assert.That((overlaps, count), Is.EqualTo((0, 40_000)));
    }

    [Test]
    public void Post_WorkThrows_IsLoggedAndTheNextRuns()
    {
        var loop = new SipLoop(10, _log);
        var ran = false;
        loop.Post(() => throw new InvalidOperationException("bug"));
        loop.Post(() => ran = true);
        Assert.That(ran, Is.True);
        Assert.That(_log.Lines, Has.Length.EqualTo(1));
    }

    [Test]
    public void TryPost_TooMuchWaiting_IsRefused()
    {
        var loop = new SipLoop(2, _log);
        var taken = new List<bool>();
        loop.Post(() =>
        {
            taken.Add(loop.TryPost(_ => { }, null));
            taken.Add(loop.TryPost(_ => { }, null));
        });
        Assert.That(taken, Is.EqualTo([true, false]), "the running one counts");
    }
}
