using CallCenter.Acd.Settings;
using CallCenter.Acd.Tests.Support;
using CallCenter.Testing;

namespace CallCenter.Acd.Tests.Waiting;

public sealed class WaitingTests
{
    private const string Busy = "All our agents are on the phone. Please hold the line.";
    private const string StillBusy = "All our agents are still on the phone. Thank you for your patience.";

    [Test]
    public void Queued_WithNobodyFree_HearsPositionThenMusicThenPositionAgain()
    {
        var floor = Floor.Open();
        floor.Caller();
        var second = floor.Caller();

        Assert.That(Heard(floor, second), Is.EqualTo($"{Busy} | You are number | two | in the queue."));
        floor.Pass(second.Leg.Playing!.Length.TotalSeconds + 0.1);
        Assert.That(second.Leg.Playing!.Loop, "music");
        floor.Pass(45);
        Assert.That(floor.Journal.Of<PositionAnnounced>().Count(f => f.CallId == second.Leg.CallId), Is.EqualTo(2));
        Assert.That(Heard(floor, second), Is.EqualTo($"{StillBusy} | You are number | two | in the queue."));
    }

    [Test]
    public void Answer_IsOfferedAndHeardByKey_AndThePlaceIsKept()
    {
        var floor = Floor.Open();
        floor.Queues.Put(new QueueConfig("support") { Rules = new QueueRules { Announcements = new QueueAnnouncements { Answers = true } } });
        floor.Pass(1);
        var caller = floor.Caller(answer: new WaitingAnswer("bill", "Paying your bill", "By transfer or card."));
        floor.Caller();
        Assert.That(Heard(floor, caller), Does.Contain("Paying your bill. To hear it, press two."));

        floor.Happens(() => caller.Leg.Press("2"));
        Assert.That(Heard(floor, caller), Is.EqualTo("By transfer or card."));
        floor.Happens(() => caller.Leg.Press("2")); // is being heard already
        floor.Pass(caller.Leg.Playing!.Length.TotalSeconds + 0.1);
        Assert.That(caller.Leg.Playing!.Loop, "music again");
        floor.Pass(45);

        Assert.That(Heard(floor, caller), Does.EndWith("You are next.").And.Not.Contain("press two"), "is not offered twice");
        Assert.That(floor.Journal.Of<AnswerHeard>().Select(f => (f.CallId, f.Article)), Is.EqualTo([(caller.Leg.CallId, "bill")]));
        Assert.That(caller.Context.Trail.Single(), Is.EqualTo(new TrailEntry(TrailKind.HeardAnswer, "support", "Paying your bill")));
    }

    [Test]
    public void Answer_AnAgentIsFree_EndsIt()
    {
        var floor = Floor.Open();
        floor.Queues.Put(new QueueConfig("support") { Rules = new QueueRules { Announcements = new QueueAnnouncements { Answers = true } } });
        floor.Pass(1);
        var caller = floor.Caller(answer: new WaitingAnswer("bill", "Paying your bill", "By transfer or card."));
        floor.Happens(() => caller.Leg.Press("2"));
        floor.ReadyAgent("ann");

        floor.Answer("ann");

        Assert.That(caller.Leg.Playing, Is.Null);
    }

    [Test]
    public void Position_Falls_WhenOthersLeave()
    {
        var floor = Floor.Open();
        var first = floor.Caller();
        var second = floor.Caller();
        floor.Happens(first.Leg.HangUp);

        floor.Pass(45);

        Assert.That(floor.Last<PositionAnnounced>(), Has.Property("Position").EqualTo(1).And.Property("CallId").EqualTo(second.Leg.CallId));
        Assert.That(Heard(floor, second), Does.EndWith("You are next."));
    }

    [Test]
    public void Position_IsSaidInTheCallersLanguage()
    {
        var floor = Floor.Open();
        floor.Caller();
        var caller = floor.Caller(language: "zh");

        Assert.That(Heard(floor, caller), Is.EqualTo("目前所有坐席都在通话中，请您稍等。 | 您现在排在第 | 二 | 位。"));
    }

    [Test]
    public void AgentFreeAtOnce_NoPositionIsSaid()
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann");
        var caller = floor.Caller();

        Assert.That(floor.Journal.Of<PositionAnnounced>(), Is.Empty);
        Assert.That(caller.Leg.Playing!.Loop);
    }

    [Test]
    public void Answered_DuringTheAnnouncement_NothingPlaysIntoTheConversation()
    {
        var floor = Floor.Open();
        var caller = floor.Caller();
        Assert.That(caller.Leg.Playing!.Loop, Is.False, "an announcement");
        floor.ReadyAgent("ann");

        floor.Answer("ann");
        var played = caller.Leg.Playbacks.Count;
        floor.Pass(100);

        Assert.That(caller.Leg.Playing, Is.Null);
        Assert.That(caller.Leg.Playbacks, Has.Count.EqualTo(played));
    }

    [Test]
    public void Answered_WhileTheAnnouncementIsStillBeingMade_ItIsNeverPlayed()
    {
        var floor = Floor.Open();
        var voice = new TaskCompletionSource();
        floor.Speech.Delay = () => voice.Task;
        var caller = floor.Caller();
        floor.ReadyAgent("ann");
        floor.Answer("ann");

        floor.Happens(voice.SetResult);

        Assert.That(caller.Leg.Playing, Is.Null);
        Assert.That(floor.Journal.Of<PositionAnnounced>(), Is.Empty);
    }

    [Test]
    public void VoiceFails_TheMusicGoesOn()
    {
        var floor = Floor.Open();
        floor.Speech.Delay = () => Task.FromException(new InvalidOperationException("no voice"));
        var caller = floor.Caller();

        Assert.That(caller.Leg.Playing!.Loop);
        floor.Happens(caller.Leg.HangUp);
        floor.AssertAtRest();
    }

    [Test]
    public void AnnounceEveryZero_IsSaidOnce()
    {
        var floor = new Floor();
        floor.Queues.Put(new QueueConfig("support", AnnounceEverySeconds: 0));
        floor.Start();
        floor.Caller();

        floor.Pass(1000);

        Assert.That(floor.Journal.Of<PositionAnnounced>(), Has.Count.EqualTo(1));
    }

    [Test]
    public void UnknownQueue_IsUnavailable()
    {
        var floor = Floor.Open();

        Assert.That(floor.Caller("nowhere").Outcome, Is.EqualTo(new QueueOutcome.Unavailable("unknown queue")));
        floor.AssertAtRest();
    }

    [Test]
    public void QueueThatNobodyServes_StillTakesCallers()
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann", ["billing"]);

        var caller = floor.Caller();

        Assert.That(caller.Over, Is.False);
        Assert.That(floor.Telephony.Rings, Is.Empty);
    }

    [Test]
    public void QueueDeleted_GivesItsCallersBack()
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann");
        var ringing = floor.Caller();
        var waiting = floor.Caller();

        floor.Happens(() => _ = floor.Queues.DeleteAsync("support"));

        Assert.That(ringing.Outcome, Is.EqualTo(new QueueOutcome.Unavailable("closed")));
        Assert.That(waiting.Outcome, Is.EqualTo(new QueueOutcome.Unavailable("closed")));
        Assert.That(floor.Last<QueueLeft>().Why, Is.EqualTo(QueueLeaving.Closed));
        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.Ready));
        floor.AssertAtRest();
    }

    [Test]
    public void QueueDeleted_DuringAConversation_TheConversationGoesOn()
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann");
        var caller = floor.Caller();
        floor.Answer("ann");

        floor.Happens(() => _ = floor.Queues.DeleteAsync("support"));

        Assert.That(caller.Over, Is.False);
        floor.Happens(caller.Leg.HangUp);
        floor.Pass(60);
        floor.AssertAtRest();
    }

    [Test]
    public void MaxWait_Passes_FlowGoesOnWithTimedOut()
    {
        var floor = new Floor();
        floor.Queues.Put(new QueueConfig("support", MaxWaitSeconds: 90));
        floor.Start();
        var caller = floor.Caller();
        floor.Pass(89);
        Assert.That(caller.Over, Is.False);

        floor.Pass(1);

        Assert.That(caller.Outcome, Is.TypeOf<QueueOutcome.TimedOut>());
        Assert.That(floor.Last<QueueLeft>(), Has.Property("Why").EqualTo(QueueLeaving.TimedOut).And.Property("WaitedMs").EqualTo(90_000));
        Assert.That(caller.Leg.Playing, Is.Null, "the flow plays its own");
        floor.AssertAtRest();
    }

    [Test]
    public void MaxWait_PassesWhileThePhoneRings_TheRingingDecides()
    {
        var floor = new Floor();
        floor.Queues.Put(new QueueConfig("support", MaxWaitSeconds: 90));
        floor.Start();
        var caller = floor.Caller();
        floor.Pass(85);
        floor.ReadyAgent("ann");
        floor.Pass(10);
        Assert.That(caller.Over, Is.False);

        floor.Happens(() => floor.RingOf("ann").Refuse(EndReason.NoAnswer));

        Assert.That(caller.Outcome, Is.TypeOf<QueueOutcome.TimedOut>());
        floor.AssertAtRest();
    }

    [Test]
    public void CallerHangsUp_WhileWaiting_IsAbandonedWithTheTimeWaited()
    {
        var floor = Floor.Open();
        var caller = floor.Caller();
        floor.Pass(33);

        floor.Happens(caller.Leg.HangUp);

        Assert.That(caller.Outcome, Is.TypeOf<QueueOutcome.Abandoned>());
        Assert.That(floor.Last<QueueLeft>(), Has.Property("Why").EqualTo(QueueLeaving.Abandoned).And.Property("WaitedMs").EqualTo(33_000));
        floor.AssertAtRest();
    }

    [Test]
    public void Caller_WhoIsGoneBeforeEntering_IsAbandoned()
    {
        var floor = Floor.Open();
        var leg = new FakeCallLeg(floor.Time);
        leg.HangUp();

        var outcome = floor.Ask(() => floor.Acd.Queues.EnqueueAsync(
            new QueueRequest(leg, "support", 0, "en", new CallContext(leg.CallId, "1", "2"))));

        Assert.That(outcome, Is.TypeOf<QueueOutcome.Abandoned>());
        floor.AssertAtRest();
    }

    [Test]
    public void SameCall_Twice_IsRefusedTheSecondTime()
    {
        var floor = Floor.Open();
        var caller = floor.Caller();

        var second = floor.Ask(() => floor.Acd.Queues.EnqueueAsync(new QueueRequest(caller.Leg, "support", 0, "en", caller.Context)));

        Assert.That(second, Is.TypeOf<QueueOutcome.Unavailable>());
        Assert.That(caller.Over, Is.False);
    }

    [Test]
    public void MoreCallersThanTheLimit_AreTurnedAway()
    {
        var floor = Floor.Open(options: new AcdOptions { MaxCalls = 2 });
        floor.Caller();
        floor.Caller();

        Assert.That(floor.Caller().Outcome, Is.EqualTo(new QueueOutcome.Unavailable("full")));
    }

    [Test]
    public void Dispose_GivesWaitingCallersBackAndRefusesNewOnes()
    {
        var floor = Floor.Open();
        var caller = floor.Caller();

        floor.Do(() => floor.Acd.DisposeAsync().AsTask());

        Assert.That(caller.Outcome, Is.EqualTo(new QueueOutcome.Unavailable("closed")));
        Assert.That(floor.Caller().Outcome, Is.EqualTo(new QueueOutcome.Unavailable("stopped")));
        floor.Happens(caller.Leg.HangUp);
        Assert.That(floor.Time.ActiveTimers, Is.Zero);
    }

    private static string Heard(Floor floor, Visit caller) => floor.Voices.TextOf(caller.Leg.Playbacks.Last(p => !p.Loop));

    [Test]
    public void Waiting_IsSaidOfTheCaller_ForEachStayInAQueueAndNoLonger()
    {
        var floor = new Floor();
        floor.Queues.Put(new QueueConfig("support"));
        floor.Queues.Put(new QueueConfig("billing", MaxWaitSeconds: 30));
        floor.Start();
        floor.ReadyAgent("ann");
        var caller = floor.Caller();
        Assert.That(caller.Leg.Waiting);
        floor.Answer("ann");
        Assert.That(caller.Leg.Waiting, Is.False, "talking is not waiting");

        floor.Command(d => d.TransferToQueueAsync("ann", "billing"));
        Assert.That(caller.Leg.Waiting, "the second queue is a queue, too");
        floor.Pass(30);

        Assert.That(caller.Outcome, Is.TypeOf<QueueOutcome.TimedOut>());
        Assert.That(caller.Leg.Waiting, Is.False, "what the flow plays now is no queue");
    }

    [Test]
    public void CallerHangsUp_InTheSecondQueue_TheCallAndTheQueueBothSayAbandoned()
    {
        var floor = new Floor();
        floor.Queues.Put(new QueueConfig("support"));
        floor.Queues.Put(new QueueConfig("billing"));
        floor.Start();
        floor.ReadyAgent("ann");
        var caller = floor.Caller();
        floor.Answer("ann");
        floor.Command(d => d.TransferToQueueAsync("ann", "billing"));

        floor.Happens(caller.Leg.HangUp);

        Assert.That(caller.Leg.End!.Result, Is.EqualTo(CallResult.Abandoned));
        Assert.That(floor.Last<QueueLeft>(), Has.Property("Why").EqualTo(QueueLeaving.Abandoned).And.Property("Queue").EqualTo("billing"));
    }

    [Test]
    public void BridgeFails_TheCallerIsStillSaidToWait()
    {
        var floor = Floor.Open();
        floor.Telephony.BridgesBreak = true;
        floor.ReadyAgent("ann");
        var caller = floor.Caller();

        floor.Answer("ann");

        Assert.That(caller.Leg.Waiting);
        Assert.That(caller.Leg.Playing, Is.Not.Null, "the music is back");
    }
}
