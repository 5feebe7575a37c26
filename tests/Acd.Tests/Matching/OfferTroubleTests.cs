using CallCenter.Acd.Settings;
using CallCenter.Acd.Tests.Support;
using CallCenter.Testing;

namespace CallCenter.Acd.Tests.Matching;

/// <summary>Offers when a pop, a page, a phone or the telephony fails.</summary>
public sealed class OfferTroubleTests
{
    [Test]
    public void SlowOrBrokenPop_StillRingsWithWhatTheCallKnows()
    {
        var floor = Floor.Open();
        floor.Pops.Delay = () => Task.FromException(new InvalidOperationException("desk down"));
        floor.ReadyAgent("ann");
        floor.Caller();
        Assert.That(floor.RingOf("ann"), Is.Not.Null);
        Assert.That(floor.View("ann").Pop!.From, Is.EqualTo("+4930555001"));

        floor.Pops.Delay = () => new TaskCompletionSource().Task;
        floor.ReadyAgent("bob");
        floor.Caller();
        Assert.That(floor.Rings("bob"), Is.False);
        floor.Pass(0.6);
        Assert.That(floor.Rings("bob"));
    }

    [Test]
    public void SilentPage_HoldsTheRingUpOnlyForItsShareOfTime()
    {
        var floor = Floor.Open();
        floor.Pages.Confirm = () => new TaskCompletionSource().Task;
        floor.ReadyAgent("ann");
        floor.Caller();
        Assert.That(floor.Rings("ann"), Is.False);

        floor.Pass(new AcdOptions().ShowTime.TotalSeconds);

        Assert.That(floor.Rings("ann"));
    }

    [Test]
    public void TelephonyBreaks_OfferEndsUnreachableAndTheNextAgentRings()
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann");
        floor.Pass(1);
        floor.ReadyAgent("bob");
        floor.Caller();

        floor.Happens(() => floor.RingOf("ann").Break());

        Assert.That(floor.Last<OfferEnded>().Result, Is.EqualTo(OfferResult.Unreachable));
        Assert.That(floor.Rings("bob"));
    }

    [Test]
    public void BridgeFails_PhoneIsHungUpAndTheCallerWaitsOn()
    {
        var floor = Floor.Open();
        floor.Telephony.BridgesBreak = true;
        floor.ReadyAgent("ann");
        var caller = floor.Caller();

        var phone = floor.Answer("ann");

        Assert.That(phone.End, Is.Not.Null);
        Assert.That(caller.Over, Is.False);
        Assert.That(floor.Last<OfferEnded>().Result, Is.EqualTo(OfferResult.Unreachable));
    }

    [Test]
    public void AgentSignsOut_WhileRinging_OfferIsWithdrawnAndMovesOn()
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann");
        floor.Pass(1);
        floor.ReadyAgent("bob");
        floor.Caller();
        var ring = floor.RingOf("ann");

        Assert.That(floor.Command(d => d.SignOutAsync("ann")), Is.EqualTo(DeskError.None));

        Assert.That(ring.StopAsked);
        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.SignedOut));
        Assert.That(floor.Rings("bob"));
    }

    [Test]
    public void PhoneUnregisters_WhileRinging_AgentWaitsForThePhoneAndTheCallMovesOn()
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann");
        floor.Pass(1);
        floor.ReadyAgent("bob");
        floor.Caller();

        floor.Unplug("ann");

        Assert.That(floor.View("ann").Reason, Is.EqualTo(NotReadyReason.NoPhone));
        Assert.That(floor.Last<OfferEnded>().Result, Is.EqualTo(OfferResult.Unreachable));
        Assert.That(floor.Rings("bob"));
        floor.PlugIn("ann");
        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.Ready));
    }

    [Test]
    public void PhoneHungUpBeforeItCouldBeBridged_CountsAsUnreachable()
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann");
        var caller = floor.Caller();

        floor.Happens(() => floor.RingOf("ann").Answer().HangUp());

        Assert.That(caller.Over, Is.False);
        Assert.That(floor.Journal.Of<CallBridged>(), Is.Empty);
        Assert.That(floor.Last<OfferEnded>().Result, Is.EqualTo(OfferResult.Unreachable));
    }
}
