using CallCenter.Acd.Tests.Support;
using CallCenter.CallModel.Times;

namespace CallCenter.Acd.Tests.Waiting;

public sealed class OverflowTests
{
    [Test]
    public void Wait_GoesToAnotherQueue_WithTheTimeAlreadyWaited()
    {
        var floor = Open(new OverflowRule(OverflowCause.Wait, OverflowTarget.Queue, 30, "backup"));
        var visit = floor.Caller();
        floor.Pass(30);
        Assert.That(visit.Over, Is.False);
        Assert.That(floor.Last<QueueLeft>().Why, Is.EqualTo(QueueLeaving.Overflowed));
        Assert.That(floor.Last<CallOverflowed>() is { Cause: OverflowCause.Wait, ToQueue: "backup" });
        Assert.That(floor.Last<CallQueued>().Queue, Is.EqualTo("backup"));
        floor.Caller("backup", priority: 0);
        floor.ReadyAgent("bob", ["backup"]);
        floor.Answer("bob");
        Assert.That(floor.Last<CallAccepted>().CallId, Is.EqualTo(visit.Leg.CallId));
    }

    [Test]
    public void Wait_WhileOffered_GoesOnWhenTheOfferFails()
    {
        var floor = Open(new OverflowRule(OverflowCause.Wait, OverflowTarget.Voicemail, 10));
        floor.ReadyAgent("ann");
        var visit = floor.Caller();
        floor.Pass(12);
        Assert.That(visit.Over, Is.False, "a telephone rings");
        floor.Happens(() => floor.RingOf("ann").Refuse(EndReason.NoAnswer));
        Assert.That(visit.Outcome, Is.EqualTo(new QueueOutcome.Overflowed(OverflowTarget.Voicemail, "support")));
    }

    [Test]
    public void Length_TheLastOneGoes_AndNobodyGoesRoundInCircles()
    {
        var floor = new Floor();
        floor.Queues.Put(Queue("support", new OverflowRule(OverflowCause.Length, OverflowTarget.Queue, 1, "backup")));
        floor.Queues.Put(Queue("backup", new OverflowRule(OverflowCause.Length, OverflowTarget.Queue, 1, "support"),
            new OverflowRule(OverflowCause.Length, OverflowTarget.Callback, 1)));
        floor.Start();
        floor.Caller();
        floor.Caller();
        Assert.That(floor.Journal.Of<CallQueued>().Select(f => f.Queue), Is.EqualTo((string[])["support", "backup"]));
        Assert.That(floor.Caller().Outcome, Is.EqualTo(new QueueOutcome.Overflowed(OverflowTarget.Callback, "backup") { PlaceAt = floor.Time.GetUtcNow() }));
    }

    [Test]
    public void MaxLength_WithoutARule_IsFull()
    {
        var floor = new Floor();
        floor.Queues.Put(new QueueConfig("support") { Rules = new QueueRules { MaxLength = 1 } });
        floor.Start();
        floor.Caller();
        Assert.That(floor.Caller().Outcome, Is.EqualTo(new QueueOutcome.Unavailable("full")));
    }

    [Test]
    public void Closed_ByTheQueuesOwnClock()
    {
        var floor = new Floor();
        var local = TimeZoneInfo.ConvertTime(floor.Time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
        var hours = new OpeningTimes("Asia/Shanghai", [new OpenSpan("mon-sun", "00:00-24:00")], []);
        floor.Queues.Put(new QueueConfig("support") { Rules = new QueueRules { Hours = hours } });
        floor.Queues.Put(new QueueConfig("feast") { Rules = new QueueRules { Hours = hours with { Holidays = [local.ToString("MM-dd", null)] } } });
        floor.Start();
        Assert.That(floor.Caller().Over, Is.False);
        Assert.That(floor.Caller("feast").Outcome, Is.EqualTo(new QueueOutcome.Unavailable("closed")));
    }

    [Test]
    public void Nobody_AtEntryAndWhenTheLastOneSignsOut()
    {
        var floor = Open(new OverflowRule(OverflowCause.Nobody, OverflowTarget.Voicemail));
        Assert.That(floor.Caller().Outcome, Is.EqualTo(new QueueOutcome.Overflowed(OverflowTarget.Voicemail, "support")));
        floor.ReadyAgent("ann");
        floor.Command(d => d.SetStateAsync("ann", AgentState.NotReady, NotReadyReason.Break, "ann"));
        var visit = floor.Caller();
        Assert.That(visit.Over, Is.False, "signed in, though not ready");
        floor.Command(d => d.SignOutAsync("ann"));
        Assert.That(visit.Outcome, Is.EqualTo(new QueueOutcome.Overflowed(OverflowTarget.Voicemail, "support")));
        floor.AssertAtRest();
    }

    [Test]
    public void Rules_DoNotHoldForWhoWasCalled()
    {
        var floor = Open(new OverflowRule(OverflowCause.Nobody, OverflowTarget.Voicemail));
        Assert.That(floor.Caller(within: TimeSpan.FromSeconds(2)).Over, Is.False);
    }

    private static Floor Open(params OverflowRule[] rules)
    {
        var floor = new Floor();
        floor.Queues.Put(Queue("support", rules));
        floor.Queues.Put(new QueueConfig("backup"));
        return floor.Start();
    }

    private static QueueConfig Queue(string name, params OverflowRule[] rules) =>
        new(name, NotReadyAfterNoAnswers: 0) { Rules = new QueueRules { Overflow = rules } };
}
