using CallCenter.Acd.Conversations;
using CallCenter.Acd.Settings;
using CallCenter.Acd.Tests.Support;
using CallCenter.Testing;

namespace CallCenter.Acd.Tests.Conversations;

public sealed class TransferTests
{
    [Test]
    public void ToQueue_CallerWaitsThereAndTheAgentWrapsUp()
    {
        var floor = Talking(out var caller, out var phone);

        Assert.That(floor.Command(d => d.TransferToQueueAsync("ann", "billing")), Is.EqualTo(DeskError.None));

        Assert.That(phone.End!.Reason, Is.EqualTo(EndReason.Transferred));
        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.WrapUp));
        Assert.That(floor.Last<CallTransferred>(), Has.Property("ToQueue").EqualTo("billing").And.Property("Succeeded").EqualTo(true));
        Assert.That(floor.Last<CallQueued>().Queue, Is.EqualTo("billing"));
        Assert.That(caller.Leg.Playing, Is.Not.Null);
        floor.ReadyAgent("bob", ["billing"]);
        floor.Answer("bob");
        floor.Happens(caller.Leg.HangUp);
        Assert.That(caller.Outcome, Is.EqualTo(new QueueOutcome.Served("bob")));
        floor.Pass(60);
        floor.AssertAtRest();
    }

    [Test]
    public void ToQueue_Unknown_IsRefusedAndTheCallGoesOn()
    {
        var floor = Talking(out _, out var phone);

        Assert.That(floor.Command(d => d.TransferToQueueAsync("ann", "nowhere")), Is.EqualTo(DeskError.UnknownQueue));

        Assert.That(phone.End, Is.Null);
        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.OnCall));
    }

    [Test]
    public void ToOwnQueue_OthersAreAskedFirstAndTheAgentOnlyWhenNobodyElseIsThere()
    {
        var floor = Talking(out var caller, out _);
        floor.Command(d => d.TransferToQueueAsync("ann", "support"));
        floor.Command(d => d.CompleteWrapUpAsync("ann", null, null));
        Assert.That(floor.RingOf("ann").CallId, Is.EqualTo(caller.Leg.CallId), "nobody else is there");

        floor.Answer("ann");
        floor.Command(d => d.TransferToQueueAsync("ann", "support"));
        floor.Happens(() => floor.Users.Put(new UserProfile("bob", "BOB", Roles.Agent, new Dictionary<string, int>(), ["support"])));
        floor.ReadyAgent("bob");
        Assert.That(floor.RingOf("bob").CallId, Is.EqualTo(caller.Leg.CallId));
    }

    [Test]
    public void ToNumber_AgentKeepsTheCallerWithMusicUntilTheNumberAnswers()
    {
        var floor = Talking(out var caller, out var phone);

        Assert.That(floor.Command(d => d.TransferToNumberAsync("ann", "+49 (30) 555-99")), Is.EqualTo(DeskError.None));

        Assert.That(phone.End, Is.Null);
        Assert.That(floor.View("ann"), Has.Property("State").EqualTo(AgentState.OnCall).And.Property("Held").EqualTo(true));
        Assert.That(floor.View("ann").Transfer, Is.EqualTo(new TransferView("+493055599", floor.Time.GetUtcNow())));
        Assert.That(floor.Telephony.LiveBridges.Single().Held, "the caller hears music");
        var dial = floor.Telephony.Dials.Single();
        Assert.That(dial.Target, Is.EqualTo("+493055599"));
        FakeCallLeg? outside = null;
        floor.Happens(() => outside = dial.Answer());
        Assert.That(phone.End!.Reason, Is.EqualTo(EndReason.Transferred));
        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.WrapUp));
        Assert.That(floor.Last<CallBridged>(), Has.Property("Number").EqualTo("+493055599").And.Property("Agent").Null);
        Assert.That(floor.Last<CallTransferred>().Succeeded);
        Assert.That(caller.Leg.Playing, Is.Null);
        Assert.That(caller.Over, Is.False);

        floor.Pass(40);
        floor.Happens(outside!.HangUp);

        Assert.That(caller.Leg.End!.Reason, Is.EqualTo(EndReason.CalleeHungUp));
        Assert.That(caller.Outcome, Is.EqualTo(new QueueOutcome.Served("ann")));
        Assert.That(floor.Last<CallReleased>(), Has.Property("TalkedMs").EqualTo(40_000).And.Property("Number").EqualTo("+493055599"));
        floor.Pass(60);
        floor.AssertAtRest();
    }

    [TestCase(EndReason.Busy)]
    [TestCase(EndReason.NoAnswer)]
    [TestCase(EndReason.UnknownTrunk)]
    public void ToNumber_ThatCannotBeReached_AgentHasTheCallerBackAndReadsWhy(EndReason why)
    {
        var floor = Talking(out var caller, out var phone);
        floor.Command(d => d.TransferToNumberAsync("ann", "12345"));

        floor.Happens(() => floor.Telephony.Dials.Single().Refuse(why));

        Assert.That(floor.Last<CallTransferred>(), Has.Property("Succeeded").EqualTo(false).And.Property("ToNumber").EqualTo("12345")
            .And.Property("Reason").EqualTo(why));
        Assert.That(floor.View("ann"), Has.Property("State").EqualTo(AgentState.OnCall).And.Property("Held").EqualTo(false));
        Assert.That(floor.View("ann").Transfer!.Failed, Is.EqualTo(why));
        Assert.That((phone.End, caller.Leg.End), Is.EqualTo(((CallEnd?)null, (CallEnd?)null)));
        Assert.That(floor.Telephony.LiveBridges.Single().Held, Is.False, "they hear each other again");
        floor.Happens(caller.Leg.HangUp);
        floor.Pass(60);
        floor.AssertAtRest();
    }

    [Test]
    public void ToNumber_CallerWasOnHoldBefore_IsStillOnHoldWhenItFails()
    {
        var floor = Talking(out _, out _);
        floor.Command(d => d.HoldAsync("ann"));
        floor.Command(d => d.TransferToNumberAsync("ann", "12345"));

        floor.Happens(() => floor.Telephony.Dials.Single().Refuse(EndReason.Busy));

        Assert.That(floor.View("ann").Held);
        Assert.That(floor.Command(d => d.ResumeAsync("ann")), Is.EqualTo(DeskError.None));
        Assert.That(floor.View("ann").Held, Is.False);
    }

    [Test]
    public void ToNumber_TakenBack_RingingStopsAndTheyTalkAgain()
    {
        var floor = Talking(out var caller, out _);
        floor.Command(d => d.TransferToNumberAsync("ann", "12345"));
        Assert.That(floor.Command(d => d.TransferToQueueAsync("ann", "billing")), Is.EqualTo(DeskError.TransferPending));

        Assert.That(floor.Command(d => d.ResumeAsync("ann")), Is.EqualTo(DeskError.None));

        Assert.That(floor.Telephony.Dials.Single().StopAsked);
        Assert.That(floor.View("ann"), Has.Property("Held").EqualTo(false).And.Property("Transfer").Null);
        Assert.That(floor.Last<CallTransferred>().Reason, Is.EqualTo(EndReason.Cancelled));
        floor.Happens(caller.Leg.HangUp);
        floor.Pass(60);
        floor.AssertAtRest();
    }

    [TestCase(true)]
    [TestCase(false)]
    public void ToNumber_AgentHangsUpMeanwhile_TheTransferGoesOn(bool byPhone)
    {
        var floor = Talking(out var caller, out var phone);
        floor.Command(d => d.TransferToNumberAsync("ann", "12345"));

        if (byPhone)
        {
            floor.Happens(phone.HangUp);
        }
        else
        {
            floor.Command(d => d.HangUpAsync("ann"));
        }

        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.WrapUp));
        Assert.That(caller.Leg.Playing, Is.Not.Null, "music goes on");
        floor.Happens(() => floor.Telephony.Dials.Single().Answer());
        Assert.That(floor.Last<CallBridged>().Number, Is.EqualTo("12345"));
        Assert.That(caller.Leg.Playing, Is.Null);
    }

    [Test]
    public void ToNumber_FailsWhenTheAgentIsGone_CallerComesBackToTheHeadOfTheQueue()
    {
        var floor = Talking(out var caller, out _);
        var waiting = floor.Caller(priority: 9);
        floor.Command(d => d.TransferToNumberAsync("ann", "12345"));
        floor.Command(d => d.HangUpAsync("ann"));

        floor.Happens(() => floor.Telephony.Dials.Single().Refuse(EndReason.Busy));

        Assert.That(floor.Last<CallQueued>(), Has.Property("Position").EqualTo(1).And.Property("Queue").EqualTo("support"));
        floor.ReadyAgent("bob");
        Assert.That(floor.RingOf("bob").CallId, Is.EqualTo(caller.Leg.CallId));
        Assert.That(waiting.Over, Is.False);
    }

    [Test]
    public void ToNumber_CallerLeavesWhileItRings_RingingStops()
    {
        var floor = Talking(out var caller, out _);
        floor.Command(d => d.TransferToNumberAsync("ann", "12345"));
        var dial = floor.Telephony.Dials.Single();

        floor.Happens(caller.Leg.HangUp);

        Assert.That(dial.StopAsked);
        Assert.That(caller.Outcome, Is.EqualTo(new QueueOutcome.Served("ann")));
        Assert.That(floor.Last<CallTransferred>().Succeeded, Is.False);
        floor.Pass(60);
        floor.AssertAtRest();
    }

    [Test]
    public void ToNumber_AnsweredInTheInstantTheCallerLeaves_IsHungUp()
    {
        var floor = Talking(out var caller, out _);
        floor.Telephony.SlowCancel = true;
        floor.Command(d => d.TransferToNumberAsync("ann", "12345"));
        floor.Happens(caller.Leg.HangUp);
        FakeCallLeg? outside = null;

        floor.Happens(() => outside = floor.Telephony.Dials.Single().Answer());

        Assert.That(outside!.End, Is.Not.Null);
        Assert.That(floor.Telephony.LiveBridges, Is.Empty);
    }

    [TestCase("")]
    [TestCase("+")]
    [TestCase("call me")]
    [TestCase("sip:x@y")]
    [TestCase("12345678901234567890123456789012345")]
    public void ToNumber_ThatIsNone_IsRefused(string number)
    {
        var floor = Talking(out _, out _);

        Assert.That(floor.Command(d => d.TransferToNumberAsync("ann", number)), Is.EqualTo(DeskError.InvalidNumber));
        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.OnCall));
    }

    [Test]
    public void ToNumber_ThatIsBarred_IsRefusedByPageAndPhoneAndTheCallGoesOn()
    {
        var floor = Talking(out _, out var phone, new AcdOptions { Dialing = new DialRules(new NumberingPlan()) });
        Task<bool>? answer = null;

        var refused = floor.Command(d => d.TransferToNumberAsync("ann", "+882 666 555"));
        floor.Happens(() => answer = phone.RequestTransfer("09001234567"));

        Assert.That((refused, answer!.Result, floor.StateOf("ann")), Is.EqualTo((DeskError.NumberBarred, false, AgentState.OnCall)));
        Assert.That(floor.Telephony.Dials, Is.Empty);
    }

    [TestCase("+49 30/555-1", "+49305551")]
    [TestCase("tel:+49-30-5551", "+49305551")]
    [TestCase("Tel. +49 30 555\u200b1", "+49305551")]
    [TestCase("*21#", "*21#")]
    [TestCase(" 110 ", "110")]
    [TestCase("4+9", null)]
    public void Number_AsTyped_IsCleaned(string typed, string? number) =>
        Assert.That(TransferTarget.Number(typed), Is.EqualTo(number));

    [Test]
    public void ToAColleague_ByName_RingsThatOneWithThePopWhileTheAgentKeepsTheCaller()
    {
        var floor = Talking(out var caller, out var phone);
        floor.ReadyAgent("eve", ["billing"]);
        var queued = floor.Journal.Of<CallQueued>().Count;

        Assert.That(floor.Command(d => d.TransferToNumberAsync("ann", "eve")), Is.EqualTo(DeskError.None));

        Assert.That(floor.RingOf("eve").CallId, Is.EqualTo(caller.Leg.CallId));
        Assert.That(floor.View("eve").Pop!.CallId, Is.EqualTo(caller.Leg.CallId));
        Assert.That(floor.View("ann").Transfer!.To, Is.EqualTo("eve"));
        Assert.That(phone.End, Is.Null);
        floor.Answer("eve");
        Assert.That((floor.StateOf("ann"), floor.StateOf("eve")), Is.EqualTo((AgentState.WrapUp, AgentState.OnCall)));
        Assert.That(floor.Last<CallTransferred>(), Has.Property("ToNumber").EqualTo("eve").And.Property("Succeeded").EqualTo(true));
        Assert.That(floor.Journal.Of<CallQueued>(), Has.Count.EqualTo(queued), "the caller never waited in a queue");
        floor.Happens(caller.Leg.HangUp);
        Assert.That(caller.Outcome, Is.EqualTo(new QueueOutcome.Served("eve")));
        floor.Pass(60);
        floor.AssertAtRest();
    }

    [TestCase(EndReason.NoAnswer, EndReason.NoAnswer)]
    [TestCase(EndReason.Declined, EndReason.Declined)]
    public void ToAColleague_WhoDoesNotTakeIt_AgentHasTheCallerBack(EndReason phone, EndReason shown)
    {
        var floor = Talking(out var caller, out _);
        floor.ReadyAgent("eve", ["billing"]);
        floor.ReadyAgent("bob");
        floor.Command(d => d.TransferToNumberAsync("ann", "eve"));

        floor.Happens(() => floor.RingOf("eve").Refuse(phone));

        Assert.That(floor.View("ann"), Has.Property("State").EqualTo(AgentState.OnCall).And.Property("Held").EqualTo(false));
        Assert.That(floor.View("ann").Transfer!.Failed, Is.EqualTo(shown));
        Assert.That(floor.Last<CallTransferred>().Reason, Is.EqualTo(shown));
        Assert.That(floor.Rings("bob"), Is.False, "the caller is ann's");
        floor.Happens(caller.Leg.HangUp);
        floor.Pass(90);
        floor.AssertAtRest();
    }

    [Test]
    public void ToAColleague_CallerLeavesWhileItRings_ColleagueIsFree()
    {
        var floor = Talking(out var caller, out _);
        floor.ReadyAgent("eve", ["billing"]);
        floor.Command(d => d.TransferToNumberAsync("ann", "eve"));

        floor.Happens(caller.Leg.HangUp);

        Assert.That(floor.StateOf("eve"), Is.EqualTo(AgentState.Ready));
        Assert.That(caller.Outcome, Is.EqualTo(new QueueOutcome.Served("ann")));
        Assert.That(floor.Last<CallTransferred>().Succeeded, Is.False);
        floor.Pass(60);
        floor.AssertAtRest();
    }

    [Test]
    public void ToAColleague_AgentHangsUpMeanwhile_CallerHearsMusicAndTheColleagueStillRings()
    {
        var floor = Talking(out var caller, out var phone);
        floor.ReadyAgent("eve", ["billing"]);
        floor.Command(d => d.TransferToNumberAsync("ann", "eve"));

        floor.Happens(phone.HangUp);

        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.WrapUp));
        Assert.That(caller.Leg.Playing, Is.Not.Null);
        floor.ReadyAgent("bob");
        floor.Happens(() => floor.RingOf("eve").Refuse(EndReason.NoAnswer));
        Assert.That(floor.RingOf("bob").CallId, Is.EqualTo(caller.Leg.CallId), "then whoever serves the queue");
    }

    [Test]
    public void ToAColleague_WhoIsNotReady_IsRefusedAndTheCallGoesOn()
    {
        var floor = Talking(out _, out var phone);
        floor.AddAgent("eve");

        Assert.That(floor.Command(d => d.TransferToNumberAsync("ann", "eve")), Is.EqualTo(DeskError.ColleagueNotReady));
        Assert.That(floor.Command(d => d.TransferToNumberAsync("ann", "ann")), Is.EqualTo(DeskError.ColleagueNotReady));
        Assert.That(phone.End, Is.Null);
    }

    private static Floor Talking(out Visit caller, out FakeCallLeg phone, AcdOptions? options = null)
    {
        var floor = new Floor(options: options);
        floor.Queues.Put(new QueueConfig("support"));
        floor.Queues.Put(new QueueConfig("billing"));
        floor.Start();
        floor.ReadyAgent("ann");
        caller = floor.Caller();
        phone = floor.Answer("ann");
        return floor;
    }
}
