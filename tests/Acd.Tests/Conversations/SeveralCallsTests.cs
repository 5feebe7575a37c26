using CallCenter.Acd.Tests.Support;
using CallCenter.Testing;

namespace CallCenter.Acd.Tests.Conversations;

public sealed class SeveralCallsTests
{
    private Floor _floor = null!;

    [SetUp]
    public void Open()
    {
        _floor = Floor.Open();
        _floor.ReadyAgent("ann");
    }

    private void Dial(string to) => Assert.That(_floor.Command(d => d.DialAsync("ann", new DialWish(to))), Is.EqualTo(DeskError.None));

    private FakeCallLeg Called => _floor.Telephony.Placed[^1].Leg;

    private FakeBridge RoomOf(FakeCallLeg customer) => _floor.Telephony.LiveBridges.Single(b => b.Caller == customer);

    private void Rest()
    {
        _floor.Pass(200);
        _floor.AssertAtRest();
    }

    [Test]
    public void Dial_OwnPhoneFirst_ThenTheNumber_ThenTheyTalk()
    {
        Dial("030 123");
        Assert.That((_floor.View("ann").State, _floor.View("ann").Dial?.Phase, _floor.RingOf("ann").Dial!.AutoAnswer), Is.EqualTo((AgentState.OnCall, DialPhase.OwnPhone, true)));

        var ann = _floor.Answer("ann");
        Assert.That((_floor.Telephony.Placed[^1].Wish.Number, _floor.Telephony.Placed[^1].Wish.HeardBy, _floor.View("ann").Dial!.Phase), Is.EqualTo(("030123", ann.Id, DialPhase.Calling)));
        Assert.That(ann.Playing, Is.Not.Null, "the agent hears it ring");

        _floor.Happens(Called.Rings);
        Assert.That(_floor.View("ann").Dial!.Phase, Is.EqualTo(DialPhase.Ringing));
        _floor.Pass(3);
        _floor.Happens(() => Called.AnswerAsync());

        Assert.That((RoomOf(Called).HeardAt(Called), ann.Playing, _floor.View("ann").Dial), Is.EqualTo(("ann", default(FakePlayback), default(DialView))));
        Assert.That(_floor.Last<CallBridged>(), Has.Property("Agent").EqualTo("ann").And.Property("Queue").EqualTo("support"));
        _floor.Pass(7);
        Assert.That(_floor.Command(d => d.HangUpAsync("ann")), Is.EqualTo(DeskError.None));
        Assert.That((_floor.StateOf("ann"), Called.End is not null, ann.End is not null, _floor.Last<CallReleased>().TalkedMs), Is.EqualTo((AgentState.WrapUp, true, true, 7000)));
        Rest();
    }

    [TestCase(EndReason.Busy)]
    [TestCase(EndReason.NoAnswer)]
    public void Dial_InVain_TheAgentIsWhatTheAgentWas(EndReason why)
    {
        _floor.Command(d => d.SetStateAsync("ann", AgentState.NotReady, NotReadyReason.Lunch, "ann"));
        Dial("030123");
        var ann = _floor.Answer("ann");
        _floor.Happens(() => _floor.Telephony.Placed[^1].Refuse(why));

        Assert.That((_floor.StateOf("ann"), _floor.View("ann").Reason, _floor.View("ann").Dial?.Failed, ann.End is not null),
            Is.EqualTo((AgentState.NotReady, NotReadyReason.Lunch, why, true)));
        Rest();
    }

    [Test]
    public void Dial_RefusedBeforeTheCall_OrByTheOwnPhone_Ends()
    {
        Dial("404");
        _floor.Answer("ann");
        Assert.That((_floor.StateOf("ann"), _floor.View("ann").Dial!.Failed), Is.EqualTo((AgentState.Ready, EndReason.UnknownTrunk)));

        Dial("030123");
        _floor.Happens(() => _floor.RingOf("ann").Refuse(EndReason.NoAnswer));
        Assert.That((_floor.StateOf("ann"), _floor.View("ann").Dial!.Failed), Is.EqualTo((AgentState.Ready, EndReason.NoAnswer)));
        Rest();
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    public void Dial_GivenUpAtAnyPoint_NobodyIsLeftRinging(int steps)
    {
        Dial("030123");
        var ann = steps > 0 ? _floor.Answer("ann") : null;
        if (steps > 1)
        {
            _floor.Happens(Called.Rings);
        }

        Assert.That(_floor.Command(d => d.HangUpAsync("ann")), Is.EqualTo(DeskError.None));
        Assert.That((_floor.StateOf("ann"), ann?.End is null && steps > 0, _floor.Telephony.Placed.Any(p => p.Open)), Is.EqualTo((AgentState.Ready, false, false)));
        Rest();
    }

    [Test]
    public void Dial_TheOwnPhoneIsPutDownWhileItRings_TheCallIsGivenUp()
    {
        Dial("030123");
        var ann = _floor.Answer("ann");
        _floor.Happens(ann.HangUp);
        Assert.That((_floor.StateOf("ann"), Called.End is not null), Is.EqualTo((AgentState.Ready, true)));
        Rest();
    }

    [Test]
    public void Dial_RefusedAtOnce_WhenItCannotBe()
    {
        Assert.Multiple(() =>
        {
            Assert.That(_floor.Command(d => d.DialAsync("ann", new DialWish("12x"))), Is.EqualTo(DeskError.InvalidNumber));
            Assert.That(_floor.Command(d => d.DialAsync("ann", new DialWish("ann"))), Is.EqualTo(DeskError.AlreadyThere));
            Assert.That(_floor.Command(d => d.DialAsync("ann", new DialWish("030123", "nowhere"))), Is.EqualTo(DeskError.UnknownQueue));
        });
        _floor.Unplug("ann");
        Assert.That(_floor.Command(d => d.DialAsync("ann", new DialWish("030123"))), Is.EqualTo(DeskError.NoPhone));
        Assert.That(_floor.StateOf("ann"), Is.EqualTo(AgentState.NotReady));
    }

    [Test]
    public void SecondCall_TheFirstHearsMusic_OneTelephoneForBoth_AndBack()
    {
        var first = _floor.Caller();
        var ann = _floor.Answer("ann");
        _floor.Pass(2);
        Dial("030123");
        Assert.That((RoomOf(first.Leg).Held, _floor.Telephony.Rings.Count(r => !r.Over)), Is.EqualTo((true, 0)), "the telephone is off the hook already");
        _floor.Happens(() => Called.AnswerAsync());
        Assert.That((RoomOf(Called).HeardAt(Called), RoomOf(first.Leg).HeardAt(first.Leg)), Is.EqualTo(("ann", "")));
        Assert.That(_floor.View("ann").Calls.Select(c => (c.CallId, c.Talking, c.Held)),
            Is.EqualTo(new[] { (first.Leg.CallId, false, true), (Called.CallId, true, false) }));

        _floor.Pass(3);
        Assert.That(_floor.Command(d => d.SwitchAsync("ann", first.Leg.CallId)), Is.EqualTo(DeskError.None));
        Assert.That((RoomOf(Called).HeardAt(Called), RoomOf(first.Leg).HeardAt(first.Leg), RoomOf(Called).Held), Is.EqualTo(("", "ann", true)));
        Assert.That(_floor.Command(d => d.SwitchAsync("ann", CallId.New())), Is.EqualTo(DeskError.NoCall));

        _floor.Pass(4);
        Assert.That(_floor.Command(d => d.HangUpAsync("ann")), Is.EqualTo(DeskError.None));
        Assert.That((first.Over, ann.End, _floor.StateOf("ann")), Is.EqualTo((true, default(CallEnd), AgentState.OnCall)), "the other one waits");
        Assert.That(_floor.Command(d => d.ResumeAsync("ann")), Is.EqualTo(DeskError.None));
        Assert.That(RoomOf(Called).HeardAt(Called), Is.EqualTo("ann"));
        _floor.Pass(1);
        _floor.Happens(Called.HangUp);
        Assert.That((_floor.StateOf("ann"), ann.End is not null), Is.EqualTo((AgentState.WrapUp, true)));
        Assert.That(_floor.Journal.Of<CallReleased>().Select(f => f.TalkedMs), Is.EqualTo(new[] { 9000L, 8000L }));
        Rest();
    }

    [Test]
    public void SecondCall_InVain_TheFirstIsBack()
    {
        var first = _floor.Caller();
        _floor.Answer("ann");
        Dial("030123");
        _floor.Happens(() => _floor.Telephony.Placed[^1].Refuse(EndReason.Busy));
        Assert.That((RoomOf(first.Leg).HeardAt(first.Leg), RoomOf(first.Leg).Held), Is.EqualTo(("ann", false)));
        _floor.Happens(first.Leg.HangUp);
        Rest();
    }

    [Test]
    public void PhonePutDown_WithTwoCalls_TheOneAtHandEnds_TheOtherRingsThePhoneWhenTakenBack()
    {
        var first = _floor.Caller();
        var ann = _floor.Answer("ann");
        Dial("030123");
        _floor.Happens(() => Called.AnswerAsync());
        _floor.Happens(ann.HangUp);
        Assert.That((Called.End is not null, first.Over, RoomOf(first.Leg).Held, _floor.StateOf("ann")), Is.EqualTo((true, false, true, AgentState.OnCall)));

        Assert.That(_floor.Command(d => d.ResumeAsync("ann")), Is.EqualTo(DeskError.None));
        Assert.That(_floor.RingOf("ann").Dial!.AutoAnswer);
        _floor.Answer("ann");
        Assert.That(RoomOf(first.Leg).HeardAt(first.Leg), Is.EqualTo("ann"));
        _floor.Happens(first.Leg.HangUp);
        Rest();
    }

    [Test]
    public void PhoneDies_WithTwoCalls_BothCustomersGoToTheHeadOfTheQueue()
    {
        var first = _floor.Caller();
        var ann = _floor.Answer("ann");
        Dial("030123");
        _floor.Happens(() => Called.AnswerAsync());
        _floor.Happens(() => ann.HangUpAsync(new CallEnd(CallResult.Failed, EndReason.MediaTimeout)));
        Assert.That(_floor.Acd.Figures.Now().Queues.Single().Waiting + _floor.Telephony.LiveBridges.Count(), Is.EqualTo(2));
        Assert.That((first.Leg.End, Called.End), Is.EqualTo((default(CallEnd), default(CallEnd))));
        _floor.Happens(first.Leg.HangUp);
        _floor.Happens(Called.HangUp);
        Rest();
    }

    [Test]
    public void FourCallsAtMost_NothingIsOfferedMeanwhile()
    {
        for (var i = 0; i < 4; i++)
        {
            Dial($"03012{i}");
            if (i == 0)
            {
                _floor.Answer("ann");
            }

            _floor.Happens(() => Called.AnswerAsync());
        }

        Assert.That(_floor.Command(d => d.DialAsync("ann", new DialWish("030999"))), Is.EqualTo(DeskError.TooManyAtHand));
        var waiting = _floor.Caller();
        Assert.That((_floor.View("ann").Calls, _floor.Acd.Figures.Now().Queues.Single().Waiting), Is.EqualTo((_floor.View("ann").Calls, 1)));
        _floor.Happens(() => _floor.Telephony.Placed.ForEach(p => p.Leg.HangUp()));
        _floor.Happens(waiting.Leg.HangUp);
        Rest();
    }

    [Test]
    public void Colleague_IsCalledByName_NothingIsWrappedUp()
    {
        _floor.ReadyAgent("bob");
        Dial("bob");
        _floor.Answer("ann");
        _floor.Happens(() => Called.AnswerAsync());
        Assert.That((_floor.Telephony.Placed[^1].Wish.Number, RoomOf(Called).HeardAt(Called), _floor.Last<CallBridged>().Queue), Is.EqualTo(("bob", "ann", default(string))));
        _floor.Happens(Called.HangUp);
        Assert.That(_floor.StateOf("ann"), Is.EqualTo(AgentState.Ready));
        Rest();
    }
}
