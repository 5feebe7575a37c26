using CallCenter.Acd.Tests.Support;
using CallCenter.Testing;

namespace CallCenter.Acd.Tests.Conversations;

/// <summary>Menus that agents pass callers on to, or hear first.</summary>
public sealed class MenuTests
{
    private Floor _floor = null!;
    private Visit _caller = null!;
    private FakeCallLeg _ann = null!;

    [SetUp]
    public void Talk()
    {
        _floor = Floor.Open();
        (_caller, _ann) = _floor.Talk();
    }

    [TearDown]
    public void Rest() => _floor.EndAndRest(_caller);

    [Test]
    public void PassedOn_TheCallIsTheMenusAtOnce_AndTheAgentWrapsUp()
    {
        _floor.Command(d => d.HoldAsync("ann"));
        Assert.That(_floor.Command(d => d.TransferToFlowAsync("ann", "payment")), Is.EqualTo(DeskError.None));

        Assert.That((_ann.End!.Reason, _floor.StateOf("ann"), _caller.Leg.End), Is.EqualTo((EndReason.Transferred, AgentState.WrapUp, (CallEnd?)null)));
        Assert.That((_caller.Outcome, _caller.Context.PassedInto), Is.EqualTo((new QueueOutcome.Served("ann"), "payment")));
        Assert.That((_floor.Last<CallTransferred>().ToFlow, _floor.Last<CallTransferred>().Agent, _floor.Last<CallReleased>().Reason), Is.EqualTo(("payment", "ann", EndReason.Transferred)));
        Assert.That(_floor.Command(d => d.TransferToFlowAsync("ann", "payment")), Is.EqualTo(DeskError.NoCall));
    }

    [Test]
    public void PassedOn_OutOfAConference_IsRefused()
    {
        _floor.ReadyAgent("bob");
        _floor.Command(d => d.ConsultAsync("ann", "bob"));
        _floor.Answer("bob");
        Assert.That(_floor.Command(d => d.TransferToFlowAsync("ann", "payment")), Is.EqualTo(DeskError.TransferPending));
    }

    [Test]
    public void Consulted_TheAgentHearsTheMenu_ThenTheCallerToo_AndTheAgentLeavesBothTogether()
    {
        Assert.That(_floor.Command(d => d.ConsultFlowAsync("ann", "payment")), Is.EqualTo(DeskError.None));
        var room = _floor.Telephony.LiveBridges.Single();
        Assert.That((_floor.Telephony.Dials.Single().Target, room.Held), Is.EqualTo(("payment", true)));
        FakeCallLeg menu = null!;
        _floor.Happens(() => menu = _floor.Telephony.Dials.Single().Answer());
        Assert.That((room.HeardAt(_ann), room.HeardAt(_caller.Leg)), Is.EqualTo(("payment", "")));
        Assert.That(_floor.Command(d => d.ConsultFlowAsync("ann", "payment")), Is.EqualTo(DeskError.TransferPending));
        Assert.That(_floor.Command(d => d.MergeAsync("ann")), Is.EqualTo(DeskError.None));
        Assert.That(_floor.Command(d => d.ConsultFlowAsync("ann", "payment")), Is.EqualTo(DeskError.AlreadyThere));
        Assert.That(_floor.Command(d => d.CompleteAsync("ann")), Is.EqualTo(DeskError.None));
        Assert.That((room.HeardAt(menu), _floor.Last<CallBridged>().Number), Is.EqualTo(("caller", "payment")));
        _floor.Happens(_caller.Leg.HangUp);
        Assert.That(menu.End, Is.Not.Null);
    }
}
