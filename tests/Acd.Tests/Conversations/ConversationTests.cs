using CallCenter.Acd.Tests.Support;

namespace CallCenter.Acd.Tests.Conversations;

public sealed class ConversationTests
{
    [Test]
    public void Hold_CallerHearsMusicUntilResumed()
    {
        var floor = Talking(out _, out _);

        Assert.That(floor.Command(d => d.HoldAsync("ann")), Is.EqualTo(DeskError.None));
        Assert.That(floor.View("ann").Held);
        Assert.That(floor.Telephony.LiveBridges.Single().Held);
        Assert.That(floor.Telephony.LiveBridges.Single().Music, Is.Not.Empty);
        Assert.That(floor.Command(d => d.HoldAsync("ann")), Is.EqualTo(DeskError.AlreadyHeld));

        Assert.That(floor.Command(d => d.ResumeAsync("ann")), Is.EqualTo(DeskError.None));
        Assert.That(floor.Telephony.LiveBridges.Single().Held, Is.False);
        Assert.That(floor.Command(d => d.ResumeAsync("ann")), Is.EqualTo(DeskError.NotHeld));
        Assert.That((floor.Journal.Of<CallHeld>().Count, floor.Journal.Of<CallResumed>().Count), Is.EqualTo((1, 1)));
    }

    [Test]
    public void Commands_WithoutACall_AreRefused()
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann");

        Assert.That(floor.Command(d => d.HoldAsync("ann")), Is.EqualTo(DeskError.NoCall));
        Assert.That(floor.Command(d => d.ResumeAsync("ann")), Is.EqualTo(DeskError.NoCall));
        Assert.That(floor.Command(d => d.HangUpAsync("ann")), Is.EqualTo(DeskError.NoCall));
        Assert.That(floor.Command(d => d.TransferToQueueAsync("ann", "support")), Is.EqualTo(DeskError.NoCall));
        Assert.That(floor.Command(d => d.TransferToNumberAsync("ann", "123")), Is.EqualTo(DeskError.NoCall));
        Assert.That(floor.Command(d => d.CompleteWrapUpAsync("ann", null, null)), Is.EqualTo(DeskError.NotInWrapUp));
    }

    [Test]
    public void HangUp_OnThePage_EndsBothLegs()
    {
        var floor = Talking(out var caller, out var phone);

        Assert.That(floor.Command(d => d.HangUpAsync("ann")), Is.EqualTo(DeskError.None));

        Assert.That(caller.Leg.End, Is.EqualTo(new CallEnd(CallResult.Completed, EndReason.AgentHungUp)));
        Assert.That(phone.End, Is.Not.Null);
        Assert.That(caller.Outcome, Is.EqualTo(new QueueOutcome.Served("ann")));
        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.WrapUp));
    }

    [Test]
    public void AgentsPhone_HangsUp_CallersLegIsHungUp()
    {
        var floor = Talking(out var caller, out var phone);
        floor.Pass(12.345);

        floor.Happens(phone.HangUp);

        Assert.That(caller.Leg.End!.Reason, Is.EqualTo(EndReason.AgentHungUp));
        Assert.That(floor.Last<CallReleased>(), Has.Property("Reason").EqualTo(EndReason.AgentHungUp).And.Property("TalkedMs").EqualTo(12_345));
        floor.Pass(60);
        floor.AssertAtRest();
    }

    [Test]
    public void AgentsPhone_BreaksDown_CallerGoesBackToTheHeadOfTheQueue()
    {
        var floor = Talking(out var caller, out var phone);
        var other = floor.Caller(priority: 5);

        floor.Happens(() => phone.HangUpAsync(new CallEnd(CallResult.Failed, EndReason.MediaTimeout)));

        Assert.That(caller.Leg.End, Is.Null);
        Assert.That(floor.Last<CallReleased>().Reason, Is.EqualTo(EndReason.MediaTimeout));
        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.WrapUp));
        floor.ReadyAgent("bob");
        Assert.That(floor.RingOf("bob").CallId, Is.EqualTo(caller.Leg.CallId));
        Assert.That(other.Over, Is.False);
    }

    [Test]
    public void BridgeTakenApartByOthers_CallerIsNotLeftInSilence()
    {
        var floor = Talking(out var caller, out var phone);

        floor.Happens(floor.Telephony.LiveBridges.Single().Close);

        Assert.That(phone.End, Is.Not.Null);
        Assert.That(caller.Over, Is.False);
        Assert.That(caller.Leg.Playing, Is.Not.Null, "music again");
    }

    [Test]
    public void BothHangUp_InTheSameInstant_IsReleasedOnce()
    {
        var floor = Talking(out var caller, out var phone);

        floor.Happens(() =>
        {
            phone.HangUp();
            caller.Leg.HangUp();
        });

        Assert.That(floor.Journal.Of<CallReleased>(), Has.Count.EqualTo(1));
        Assert.That(caller.Outcome, Is.EqualTo(new QueueOutcome.Served("ann")));
        floor.Pass(60);
        floor.AssertAtRest();
    }

    [Test]
    public void HeldCaller_HangsUp_ReleaseEndsTheHold()
    {
        var floor = Talking(out var caller, out _);
        floor.Command(d => d.HoldAsync("ann"));

        floor.Happens(caller.Leg.HangUp);

        Assert.That(floor.View("ann").Held, Is.False);
        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.WrapUp));
    }

    private static Floor Talking(out Visit caller, out CallCenter.Testing.FakeCallLeg phone)
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann");
        caller = floor.Caller();
        phone = floor.Answer("ann");
        return floor;
    }
}
