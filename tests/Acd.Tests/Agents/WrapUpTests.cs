using CallCenter.Acd.Tests.Support;

namespace CallCenter.Acd.Tests.Agents;

public sealed class WrapUpTests
{
    [Test]
    public void Complete_SavesTheNoteAndAgentIsReady()
    {
        var floor = InWrapUp(out var call);

        Assert.That(floor.Command(d => d.CompleteWrapUpAsync("ann", "solved", "told him the rate")), Is.EqualTo(DeskError.None));

        Assert.That(floor.Last<WrapUpCompleted>(), Has.Property("CallId").EqualTo(call).And.Property("Disposition").EqualTo("solved"));
        Assert.That(floor.View("ann"), Has.Property("State").EqualTo(AgentState.Ready).And.Property("Pop").Null.And.Property("CallId").Null);
        floor.AssertAtRest();
    }

    [Test]
    public void View_DuringWrapUp_StillShowsThePop()
    {
        var floor = InWrapUp(out var call);

        Assert.That(floor.View("ann").Pop!.CallId, Is.EqualTo(call));
    }

    [Test]
    public void TimeIsUp_AgentIsReadyAndTheNoteMayStillCome()
    {
        var floor = InWrapUp(out var call);
        floor.Pass(59.9);
        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.WrapUp));
        floor.Pass(0.1);
        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.Ready));

        Assert.That(floor.Command(d => d.CompleteWrapUpAsync("ann", null, "late")), Is.EqualTo(DeskError.None));
        Assert.That(floor.Last<WrapUpCompleted>().CallId, Is.EqualTo(call));
        Assert.That(floor.Command(d => d.CompleteWrapUpAsync("ann", null, "again")), Is.EqualTo(DeskError.NotInWrapUp));
    }

    [Test]
    public void WrapUpSecondsZero_LastsUntilTheAgentEndsIt()
    {
        var floor = InWrapUp(out _, seconds: 0);
        floor.Pass(3600);
        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.WrapUp));

        floor.Command(d => d.SetStateAsync("ann", AgentState.Ready, null, "ann"));

        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.Ready));
    }

    [Test]
    public void StateChange_DuringWrapUp_EndsItAtOnce()
    {
        var floor = InWrapUp(out _);

        floor.Command(d => d.SetStateAsync("ann", AgentState.NotReady, NotReadyReason.Break, "ann"));

        Assert.That(floor.View("ann").Reason, Is.EqualTo(NotReadyReason.Break));
        floor.Pass(120);
        Assert.That(floor.View("ann").Reason, Is.EqualTo(NotReadyReason.Break), "the old timer must not fire");
    }

    [Test]
    public void SignOut_DuringWrapUp_IsAllowed()
    {
        var floor = InWrapUp(out _);

        Assert.That(floor.Command(d => d.SignOutAsync("ann")), Is.EqualTo(DeskError.None));

        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.SignedOut));
        floor.AssertAtRest();
    }

    [Test]
    public void NextCall_WaitsForTheEndOfTheWrapUp()
    {
        var floor = InWrapUp(out _);
        floor.Caller();
        Assert.That(floor.Rings("ann"), Is.False);

        floor.Pass(60);

        Assert.That(floor.Rings("ann"));
    }

    [Test]
    public void WrapUpSeconds_ChangedDuringTheCall_AreFollowed()
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann");
        floor.Caller();
        floor.Answer("ann");
        floor.Happens(() => floor.Queues.Put(new QueueConfig("support", WrapUpSeconds: 10)));
        floor.Command(d => d.HangUpAsync("ann"));

        floor.Pass(10);

        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.Ready));
    }

    private static Floor InWrapUp(out CallId call, int seconds = 60)
    {
        var floor = new Floor();
        floor.Queues.Put(new QueueConfig("support", WrapUpSeconds: seconds));
        floor.Start();
        floor.ReadyAgent("ann");
        var caller = floor.Caller();
        call = caller.Leg.CallId;
        floor.Answer("ann");
        floor.Happens(caller.Leg.HangUp);
        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.WrapUp));
        return floor;
    }
}
