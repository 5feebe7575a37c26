using CallCenter.Acd.Settings;
using CallCenter.Acd.Tests.Support;
using CallCenter.Testing;

namespace CallCenter.Acd.Tests.Matching;

public sealed class OfferTests
{
    [Test]
    public void CallerQueued_AgentReady_PopIsShownBeforeThePhoneRingsAndBothAreBridged()
    {
        var floor = Floor.Open();
        var page = new TaskCompletionSource();
        floor.Pages.Confirm = () => page.Task;
        floor.ReadyAgent("ann");
        var caller = floor.Caller();

        Assert.That(floor.Pages.Shown.Select(s => s.Agent), Is.EqualTo(new[] { "ann" }));
        Assert.That(floor.View("ann").Pop, Is.EqualTo(floor.Pages.Shown[0].Pop));
        Assert.That(floor.Rings("ann"), Is.False, "the phone waits for the page");

        floor.Happens(page.SetResult);
        floor.Answer("ann");

        Assert.That(floor.Telephony.LiveBridges.Single().Joins(caller.Leg));
        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.OnCall));
        Assert.That(caller.Leg.Playing, Is.Null, "music goes on in the conversation");
        Assert.That(floor.Journal.Facts.OfType<CallFact>().Select(f => f.GetType().Name), Is.EqualTo(new[]
        {
            nameof(CallQueued), nameof(CallOffered), nameof(CallRinging), nameof(OfferEnded), nameof(CallAccepted), nameof(QueueLeft), nameof(CallBridged),
        }));
    }

    [Test]
    public void CallerQueued_NoPageIsOpen_ThePhoneRingsBeforeThePopIsBuilt()
    {
        var floor = Floor.Open();
        var pop = new TaskCompletionSource();
        (floor.Pages.Closed, floor.Pops.Delay) = (true, () => pop.Task);
        floor.ReadyAgent("ann");
        floor.Caller();

        Assert.That(floor.Rings("ann"), Is.True);
        Assert.That(floor.View("ann").Pop, Is.Null);

        floor.Answer("ann");
        floor.Happens(pop.SetResult);
        Assert.That(floor.View("ann").Pop, Is.Not.Null, "for who opens the page now");
        Assert.That(floor.Pages.Shown, Is.Empty);
        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.OnCall));
    }

    [Test]
    public void CallerHangsUp_DuringConversation_AgentWrapsUpAndCallIsServed()
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann");
        var caller = floor.Caller();
        var phone = floor.Answer("ann");
        floor.Pass(30);

        floor.Happens(caller.Leg.HangUp);

        Assert.That(caller.Outcome, Is.EqualTo(new QueueOutcome.Served("ann")));
        Assert.That(phone.End, Is.Not.Null);
        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.WrapUp));
        Assert.That(floor.Last<CallReleased>(), Has.Property("Reason").EqualTo(EndReason.CallerHungUp).And.Property("TalkedMs").EqualTo(30_000));
        floor.Pass(60);
        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.Ready));
        floor.AssertAtRest();
    }

    [Test]
    public void NoAnswer_TwoAgents_MovesOnAtOnceAndTheFirstIsNotReady()
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann");
        floor.Pass(5);
        floor.ReadyAgent("bob");
        floor.Caller();

        floor.Happens(() => floor.RingOf("ann").Refuse(EndReason.NoAnswer));

        Assert.That(floor.View("ann"), Has.Property("State").EqualTo(AgentState.NotReady).And.Property("Reason").EqualTo(NotReadyReason.NoAnswer));
        Assert.That(floor.View("ann").Pop, Is.Null, "the pop moves on with the offer");
        Assert.That(floor.Rings("bob"));
        Assert.That(floor.Last<OfferEnded>().Result, Is.EqualTo(OfferResult.NoAnswer));
    }

    [Test]
    public void NoAnswer_CallerKeepsTheHeadOfTheLine()
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann");
        var first = floor.Caller();
        floor.Pass(1);
        var second = floor.Caller();
        floor.Happens(() => floor.RingOf("ann").Refuse(EndReason.NoAnswer));

        floor.ReadyAgent("bob");

        Assert.That(floor.RingOf("bob").CallId, Is.EqualTo(first.Leg.CallId));
        Assert.That(second.Over, Is.False);
    }

    [TestCase(EndReason.Declined, OfferResult.Rejected)]
    [TestCase(EndReason.Busy, OfferResult.Rejected)]
    [TestCase(EndReason.NotFound, OfferResult.Unreachable)]
    [TestCase(EndReason.NoAnswer, OfferResult.NoAnswer)]
    public void Refusal_ByReason_EndsTheOfferWithItsResult(EndReason reason, OfferResult result)
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann");
        floor.Caller();

        floor.Happens(() => floor.RingOf("ann").Refuse(reason));

        Assert.That(floor.Last<OfferEnded>().Result, Is.EqualTo(result));
        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.NotReady));
    }

    [Test]
    public void Miss_BelowTheQueuesLimit_AgentRestsAndIsAskedAgain()
    {
        var floor = new Floor();
        floor.Queues.Put(new QueueConfig("support", NotReadyAfterNoAnswers: 2));
        floor.Start();
        floor.ReadyAgent("ann");
        floor.Caller();
        floor.Happens(() => floor.RingOf("ann").Refuse(EndReason.NoAnswer));
        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.Ready));
        Assert.That(floor.Rings("ann"), Is.False);

        floor.Pass(5);
        Assert.That(floor.Rings("ann"));
        floor.Happens(() => floor.RingOf("ann").Refuse(EndReason.NoAnswer));
        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.NotReady));
    }

    [Test]
    public void Miss_WhereTheQueueSaysNever_AgentStaysReady()
    {
        var floor = new Floor();
        floor.Queues.Put(new QueueConfig("support", NotReadyAfterNoAnswers: 0));
        floor.Start();
        floor.ReadyAgent("ann");
        floor.Caller();

        for (var miss = 0; miss < 4; miss++)
        {
            floor.Happens(() => floor.RingOf("ann").Refuse(EndReason.NoAnswer));
            Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.Ready));
            floor.Pass(5);
        }
    }

    [Test]
    public void CallerHangsUp_WhileRinging_RingingStopsAndAgentIsReadyAgain()
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann");
        var idleSince = floor.View("ann").Since;
        var caller = floor.Caller();
        var ring = floor.RingOf("ann");

        floor.Happens(caller.Leg.HangUp);

        Assert.That(ring.StopAsked);
        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.Ready));
        Assert.That(floor.View("ann").Since, Is.EqualTo(idleSince));
        Assert.That(caller.Outcome, Is.TypeOf<QueueOutcome.Abandoned>());
        floor.AssertAtRest();
    }

    [Test]
    public void PhoneAnswers_AfterTheCallerLeft_PhoneIsHungUp()
    {
        var floor = Floor.Open();
        floor.Telephony.SlowCancel = true;
        floor.ReadyAgent("ann");
        var caller = floor.Caller();
        floor.Happens(caller.Leg.HangUp);

        var phone = floor.Answer("ann");

        Assert.That(phone.End, Is.Not.Null);
        Assert.That(floor.Telephony.Bridges, Is.Empty);
        Assert.That(floor.Journal.Of<CallAccepted>(), Is.Empty);
        floor.AssertAtRest();
    }

    [Test]
    public void PhoneAnswersAndCallerLeaves_InTheSameInstant_NobodyIsStuck()
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann");
        var caller = floor.Caller();
        FakeCallLeg? phone = null;

        floor.Happens(() =>
        {
            phone = floor.RingOf("ann").Answer();
            caller.Leg.HangUp();
        });

        Assert.That(phone!.End, Is.Not.Null);
        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.Ready));
        Assert.That(caller.Outcome, Is.TypeOf<QueueOutcome.Abandoned>());
        floor.AssertAtRest();
    }

    [Test]
    public void SlowPhone_AnswersAfterTheOfferMovedOn_IsHungUpAndOnlyTheSecondTalks()
    {
        var floor = Floor.Open();
        floor.Telephony.SlowCancel = true;
        floor.ReadyAgent("ann");
        floor.Pass(1);
        floor.ReadyAgent("bob");
        var caller = floor.Caller();
        floor.Pass(60); // ann's lease ends by itself although her phone says nothing

        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.NotReady));
        var bob = floor.Answer("bob");
        var ann = floor.Answer("ann");

        Assert.That(ann.End, Is.Not.Null);
        Assert.That(bob.End, Is.Null);
        Assert.That(floor.Telephony.LiveBridges.Single().Joins(caller.Leg));
        Assert.That(floor.Journal.Of<CallAccepted>(), Has.Count.EqualTo(1));
    }

    [Test]
    public void Accept_WhileThePhoneRings_RingsAgainWithAutoAnswer()
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann");
        floor.Caller();
        var first = floor.RingOf("ann");
        Assert.That(first.Dial!.AutoAnswer, Is.False);

        Assert.That(floor.Command(d => d.AcceptAsync("ann", floor.View("ann").Lease!.Value)), Is.EqualTo(DeskError.None));

        Assert.That(first.StopAsked);
        Assert.That(floor.RingOf("ann").Dial!.AutoAnswer);
        floor.Answer("ann");
        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.OnCall));
        Assert.That(floor.Journal.Of<CallOffered>(), Has.Count.EqualTo(1), "it is still the same offer");
    }

    [Test]
    public void Accept_WhenThePhoneWasPickedUpMeanwhile_DoesNotRingAgain()
    {
        var floor = Floor.Open();
        floor.Telephony.SlowCancel = true;
        floor.ReadyAgent("ann");
        floor.Caller();
        floor.Command(d => d.AcceptAsync("ann", floor.View("ann").Lease!.Value));

        floor.Answer("ann");

        Assert.That(floor.Telephony.Rings, Has.Count.EqualTo(1));
        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.OnCall));
    }

    [Test]
    public void Accept_BeforeThePhoneRings_RingsOnceWithAutoAnswer()
    {
        var floor = Floor.Open();
        var page = new TaskCompletionSource();
        floor.Pages.Confirm = () => page.Task;
        floor.ReadyAgent("ann");
        floor.Caller();
        floor.Command(d => d.AcceptAsync("ann", floor.View("ann").Lease!.Value));

        floor.Happens(page.SetResult);

        Assert.That(floor.Telephony.Rings.Single().Dial!.AutoAnswer);
    }

    [Test]
    public void AcceptAndReject_WithAnOldLease_AreRefused()
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann");
        var caller = floor.Caller();
        var old = floor.View("ann").Lease!.Value;
        floor.Happens(caller.Leg.HangUp);
        Assert.That(floor.Command(d => d.AcceptAsync("ann", old)), Is.EqualTo(DeskError.NoOffer));
        floor.Caller();

        Assert.That(floor.View("ann").Lease, Is.GreaterThan(old));
        Assert.That(floor.Command(d => d.AcceptAsync("ann", old)), Is.EqualTo(DeskError.LeaseExpired));
        Assert.That(floor.Command(d => d.RejectAsync("ann", old)), Is.EqualTo(DeskError.LeaseExpired));
        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.Offered));
    }

    [Test]
    public void Reject_OnThePage_StopsTheRingAndMovesOn()
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann");
        floor.Pass(1);
        floor.ReadyAgent("bob");
        floor.Caller();
        var ring = floor.RingOf("ann");

        Assert.That(floor.Command(d => d.RejectAsync("ann", floor.View("ann").Lease!.Value)), Is.EqualTo(DeskError.None));

        Assert.That(ring.StopAsked);
        Assert.That(floor.Last<OfferEnded>().Result, Is.EqualTo(OfferResult.Rejected));
        Assert.That(floor.Rings("bob"));
    }

    [Test]
    public void Reject_SaysRejectedAsReason()
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann");
        floor.Caller();

        floor.Command(d => d.RejectAsync("ann", floor.View("ann").Lease!.Value));

        Assert.That(floor.View("ann").Reason, Is.EqualTo(NotReadyReason.Rejected));
    }

    [Test]
    public void Reject_TheSameCallerGoesToOthersEvenWhenTheyAreBusyNow_AndComesBackWhenNobodyElseIsThere()
    {
        var floor = Floor.Open();
        floor.ReadyAgent("bob");
        var talk = floor.Caller();
        floor.Answer("bob");
        floor.ReadyAgent("ann");
        var rejected = floor.Caller();
        floor.Command(d => d.RejectAsync("ann", floor.View("ann").Lease!.Value));
        floor.Pass(6);

        floor.Command(d => d.SetStateAsync("ann", AgentState.Ready, null, "ann"));

        Assert.That(floor.Rings("ann"), Is.False, "bob is at work for the queue");
        var next = floor.Caller();
        Assert.That(floor.RingOf("ann").CallId, Is.EqualTo(next.Leg.CallId), "other callers are offered");
        floor.Happens(next.Leg.HangUp);
        floor.Command(d => d.HangUpAsync("bob"));
        floor.Command(d => d.SetStateAsync("bob", AgentState.NotReady, NotReadyReason.Lunch, "bob"));
        Assert.That(floor.RingOf("ann").CallId, Is.EqualTo(rejected.Leg.CallId), "nobody else is left");
        Assert.That(talk.Over);
    }

    [Test]
    public void Reject_AfterAWhile_TheCallerIsOfferedAgain()
    {
        var floor = Floor.Open();
        floor.ReadyAgent("bob");
        floor.Caller();
        floor.Answer("bob");
        floor.ReadyAgent("ann");
        floor.Caller();
        floor.Command(d => d.RejectAsync("ann", floor.View("ann").Lease!.Value));
        floor.Command(d => d.SetStateAsync("ann", AgentState.Ready, null, "ann"));

        floor.Pass(60);

        Assert.That(floor.Rings("ann"));
    }

    [Test]
    public void Accept_IsShownAtOnceAndThePhoneHasItsOwnTime()
    {
        var floor = new Floor(options: new AcdOptions { PickUpTime = TimeSpan.FromSeconds(30) });
        floor.Queues.Put(new QueueConfig("support", RingSeconds: 5));
        floor.Start();
        floor.ReadyAgent("ann");
        floor.Caller();

        floor.Command(d => d.AcceptAsync("ann", floor.View("ann").Lease!.Value));

        Assert.That(floor.View("ann"), Has.Property("State").EqualTo(AgentState.Offered).And.Property("Accepted").EqualTo(true));
        Assert.That(floor.RingOf("ann").Dial!.RingTime, Is.EqualTo(TimeSpan.FromSeconds(30)));
        floor.Happens(() => floor.RingOf("ann").Refuse(EndReason.NoAnswer));
        Assert.That(floor.View("ann").Reason, Is.EqualTo(NotReadyReason.PhoneNotPickedUp));
        Assert.That(floor.Last<OfferEnded>().Result, Is.EqualTo(OfferResult.NotPickedUp));
        Assert.That(floor.View("ann").Accepted, Is.False);
    }
}
