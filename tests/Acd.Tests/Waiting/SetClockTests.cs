using CallCenter.Acd.Tests.Support;
using CallCenter.Testing;

namespace CallCenter.Acd.Tests.Waiting;

/// <summary>Somebody sets the clock on the wall: nobody waits longer or shorter for it, and nobody loses the place.</summary>
public sealed class SetClockTests
{
    private Floor _floor = null!;

    [SetUp]
    public void Open() => _floor = Floor.Open();

    [TestCase(2)]
    [TestCase(-2)]
    [TestCase(-48)]
    public void LongestWait_IsAsLongAsItIs(int hours)
    {
        _floor.Queues.Put(new QueueConfig("support", MaxWaitSeconds: 60));
        var caller = _floor.Caller();
        _floor.Pass(30);

        Set(hours);
        _floor.Pass(29);
        Assert.That(_floor.Journal.Of<QueueLeft>(), Is.Empty);
        _floor.Pass(1);

        Assert.That((caller.Outcome, _floor.Last<QueueLeft>().Why), Is.EqualTo((new QueueOutcome.TimedOut(), QueueLeaving.TimedOut)));
        Assert.That(_floor.Last<QueueLeft>().WaitedMs, Is.EqualTo(60_000));
        Assert.That(_floor.Last<QueueLeft>().At - _floor.Journal.Of<CallQueued>().Single().At, Is.EqualTo(TimeSpan.FromHours(hours) + TimeSpan.FromSeconds(60)), "facts have the time of day");
    }

    [TestCase(2)]
    [TestCase(-2)]
    public void Place_IsKept(int hours)
    {
        var first = _floor.Caller();
        _floor.Pass(30);
        Set(hours);
        var second = _floor.Caller();
        _floor.Pass(10);

        _floor.ReadyAgent("ann");
        _floor.Answer("ann");

        Assert.That(_floor.Last<CallBridged>().CallId, Is.EqualTo(first.Leg.CallId));
        Assert.That(_floor.Journal.Of<CallAccepted>().Single().WaitedMs, Is.EqualTo(40_000));
        _floor.Happens(second.Leg.HangUp);
    }

    [TestCase(2)]
    [TestCase(-2)]
    public void Talk_LastsAsLongAsItDoes_AndTheLongestIdleAgentIsNext(int hours)
    {
        _floor.ReadyAgent("ann");
        _floor.Pass(60);
        _floor.Caller();
        _floor.ReadyAgent("bob");
        _floor.Answer("ann");
        _floor.Pass(60);
        Set(hours);
        _floor.Pass(60);
        _floor.Command(d => d.HangUpAsync("ann"));
        Assert.That(_floor.Last<CallReleased>().TalkedMs, Is.EqualTo(120_000));

        _floor.ReadyAgent("cem");
        _floor.Caller();
        Assert.That(_floor.Last<CallOffered>().Agent, Is.EqualTo("bob"), "cem is idle since a moment ago, by whatever clock");
    }

    private void Set(int hours) => _floor.Happens(() => _floor.Clock.Jump(TimeSpan.FromHours(hours)));
}
