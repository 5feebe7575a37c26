using CallCenter.Acd.Tests.Support;
using CallCenter.Testing;

namespace CallCenter.Acd.Tests.Conversations;

public sealed class ParkTests
{
    private Floor _floor = null!;
    private Visit _caller = null!;

    [SetUp]
    public void Talk()
    {
        _floor = Floor.Open();
        (_caller, _) = _floor.Talk();
        _floor.Pass(5);
        Assert.That(_floor.Command(d => d.DraftWrapUpAsync("ann", _caller.Leg.CallId, null, "wants a refund")), Is.EqualTo(DeskError.None));
        Assert.That(_floor.Command(d => d.ParkAsync("ann")), Is.EqualTo(DeskError.None));
    }

    private FakeCallLeg Telephone(string agent)
    {
        var leg = new FakeCallLeg(_floor.Time, null, agent, role: LegRole.Agent);
        leg.AnswerAsync();
        return leg;
    }

    private void Rest() => _floor.EndAndRest(_caller);

    [Test]
    public void Park_TheCallerHearsMusic_TheAgentWrapsUp_AndTheSlotIsListed()
    {
        Assert.That((_caller.Leg.Playing, _floor.StateOf("ann"), _floor.Telephony.LiveBridges.Count()), Is.EqualTo((_caller.Leg.Playing, AgentState.WrapUp, 0)));
        Assert.That(_caller.Leg.Playing, Is.Not.Null);
        Assert.That(_floor.Desk.Parked.Select(p => (p.Slot, p.CallId, p.Queue, p.By)), Is.EqualTo(new[] { (1, _caller.Leg.CallId, "support", "ann") }));
        _floor.Happens(_caller.Leg.HangUp);
        Assert.That((_floor.Desk.Parked, _floor.Last<CallUnparked>().End), Is.EqualTo((Array.Empty<ParkedCall>(), ParkEnd.CallerLeft)));
        Rest();
    }

    [Test]
    public void PickUp_ByAnotherAgent_ReadsTheNote_AndTalks()
    {
        _floor.ReadyAgent("bob");
        Assert.That(_floor.Command(d => d.PickUpAsync("bob", 2)), Is.EqualTo(DeskError.NotParked));
        Assert.That(_floor.Command(d => d.PickUpAsync("bob", 1)), Is.EqualTo(DeskError.None));
        Assert.That(_floor.RingOf("bob").Dial!.AutoAnswer);
        _floor.Pass(1);
        _floor.Answer("bob");

        Assert.That((_floor.Telephony.LiveBridges.Single().HeardAt(_caller.Leg), _floor.View("bob").Pop!.Note, _floor.View("bob").Pop!.NoteBy),
            Is.EqualTo(("bob", "wants a refund", "ann")));
        Assert.That(_floor.Last<CallUnparked>(), Has.Property("Agent").EqualTo("bob").And.Property("ParkedMs").EqualTo(1000));
        Rest();
    }

    [Test]
    public void PickUp_ByATelephoneThatDialedTheSlot_NothingRings_AndItIsHungUpWithTheCall()
    {
        _floor.ReadyAgent("bob");
        var phone = Telephone("bob");
        Assert.That(_floor.Command(d => d.PickUpAsync("bob", 2, phone)), Is.EqualTo(DeskError.NotParked));
        Assert.That(_floor.Command(d => d.PickUpAsync("bob", 1, phone)), Is.EqualTo(DeskError.None));

        Assert.That((_floor.Rings("bob"), _floor.Telephony.LiveBridges.Single().HeardAt(_caller.Leg), _floor.Telephony.LiveBridges.Single().HeardAt(phone)), Is.EqualTo((false, "bob", "caller")));
        Assert.That((_floor.Last<CallUnparked>().Agent, _floor.StateOf("bob")), Is.EqualTo(("bob", AgentState.OnCall)));
        Assert.That(_floor.Command(d => d.PickUpAsync("bob", 1, Telephone("bob"))), Is.EqualTo(DeskError.BusyWithCall), "one line is enough");
        _floor.Happens(_caller.Leg.HangUp);
        Assert.That(phone.End, Is.Not.Null);
        Rest();
    }

    [Test]
    public void PickUp_ByATelephone_TheCallerLeavesMeanwhile_TheTelephoneIsNotLeftOffTheHook()
    {
        _floor.ReadyAgent("bob");
        var (phone, late) = (Telephone("bob"), new TaskCompletionSource());
        _floor.Pops.Delay = () => late.Task;
        Assert.That(_floor.Command(d => d.PickUpAsync("bob", 1, phone)), Is.EqualTo(DeskError.None));
        _floor.Happens(_caller.Leg.HangUp);
        Assert.That(phone.End, Is.Null);
        _floor.Happens(late.SetResult);
        _floor.Pass(10);
        Assert.That((phone.End is not null, _floor.Rings("bob")), Is.EqualTo((true, false)));
        Rest();
    }

    [Test]
    public void PickUp_ThatFails_LeavesTheCallerInTheSlot()
    {
        _floor.ReadyAgent("bob");
        _floor.Command(d => d.PickUpAsync("bob", 1));
        _floor.Happens(() => _floor.RingOf("bob").Refuse(EndReason.NoAnswer));
        Assert.That((_floor.Desk.Parked.Count, _caller.Leg.Playing is not null), Is.EqualTo((1, true)));
        Rest();
    }

    [Test]
    public void PickUp_WithACallAtHand_PutsThatOnHold()
    {
        _floor.ReadyAgent("bob");
        var other = _floor.Caller();
        _floor.Answer("bob");
        Assert.That(_floor.Command(d => d.PickUpAsync("bob", 1)), Is.EqualTo(DeskError.None));
        Assert.That(_floor.Telephony.LiveBridges.Select(b => (b.Caller == _caller.Leg, b.HeardAt(b.Caller))), Is.EquivalentTo(new[] { (true, "bob"), (false, "") }));
        _floor.Happens(other.Leg.HangUp);
        Rest();
    }

    [Test]
    public void NobodyComes_BackToWhoParked_ThenToTheHeadOfTheQueue()
    {
        _floor.Command(d => d.CompleteWrapUpAsync("ann", "done", null));
        _floor.Pass(121);
        Assert.That((_floor.Last<CallUnparked>().End, _floor.Desk.Parked.Count, _floor.Rings("ann")), Is.EqualTo((ParkEnd.TimedOut, 0, true)));

        _floor.Happens(() => _floor.RingOf("ann").Refuse(EndReason.NoAnswer));
        Assert.That(_floor.Last<CallQueued>(), Has.Property("Queue").EqualTo("support").And.Property("Position").EqualTo(1));
        Rest();
    }
}
