using CallCenter.Acd.Tests.Support;

namespace CallCenter.Acd.Tests.Waiting;

/// <summary>Somebody who was called: an agent at once, whose telephone answers by itself, or nobody.</summary>
public sealed class WithinTests
{
    private static readonly TimeSpan TwoSeconds = TimeSpan.FromSeconds(2);

    [Test]
    public void AgentReady_PhoneIsAskedToAnswerByItself()
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann");
        var called = floor.Caller(within: TwoSeconds);

        Assert.That(floor.RingOf("ann").Dial!.AutoAnswer, Is.True);
        floor.Answer("ann");
        Assert.That(floor.Telephony.LiveBridges.Single().Joins(called.Leg));
        floor.Pass(60);
        Assert.That(called.Over, Is.False, "the time is over with the first agent");
        floor.Happens(called.Leg.HangUp);
        floor.Pass(60);
        floor.AssertAtRest();
    }

    [Test]
    public void NobodyReady_IsGivenBackInTime_AndHearsNothing()
    {
        var floor = Floor.Open();
        var called = floor.Caller(within: TwoSeconds);

        Assert.That(called.Leg.Playbacks, Is.Empty);
        floor.Pass(1.9);
        Assert.That(called.Over, Is.False);
        floor.Pass(0.1);
        Assert.That(called.Outcome, Is.EqualTo(new QueueOutcome.TimedOut()));
        Assert.That(called.Leg.Playbacks, Is.Empty);
        floor.AssertAtRest();
    }

    [Test]
    public void PhoneThatDoesNotAnswer_IsGivenUp_AndTheCalledPersonToo()
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann");
        var called = floor.Caller(within: TwoSeconds);
        floor.Pass(2);
        Assert.That(called.Over, Is.False, "the telephone may answer this very moment");
        floor.Happens(() => floor.RingOf("ann").Refuse(EndReason.NoAnswer));

        Assert.That(called.Outcome, Is.EqualTo(new QueueOutcome.TimedOut()));
        Assert.That(floor.View("ann").Reason, Is.EqualTo(NotReadyReason.PhoneNotPickedUp));
        floor.AssertAtRest();
    }
}
