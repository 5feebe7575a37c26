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
    public void DispositionRequired_NeitherTheClockNorAWishEndsTheWrapUpWithoutOne()
    {
        var floor = InWrapUp(out var call);
        floor.Happens(() => floor.Queues.Put(new QueueConfig("support") { Rules = new QueueRules { DispositionRequired = true } }));
        Assert.That(floor.Command(d => d.CompleteWrapUpAsync("ann", null, "a note")), Is.EqualTo(DeskError.DispositionMissing));
        Assert.That(floor.Command(d => d.SetStateAsync("ann", AgentState.Ready, null, "ann")), Is.EqualTo(DeskError.DispositionMissing));
        Assert.That(floor.Command(d => d.SignOutAsync("ann")), Is.EqualTo(DeskError.DispositionMissing));
        Assert.That(floor.Command(d => d.DialAsync("ann", new DialWish("030123"))), Is.EqualTo(DeskError.DispositionMissing));
        floor.Pass(600);
        Assert.That((floor.StateOf("ann"), floor.View("ann").DispositionRequired, floor.View("ann").WrapUpEndsAt), Is.EqualTo((AgentState.WrapUp, true, default(DateTimeOffset?))));

        floor.Command(d => d.DraftWrapUpAsync("ann", call, "solved", null));
        Assert.That(floor.Command(d => d.CompleteWrapUpAsync("ann", null, null)), Is.EqualTo(DeskError.None));
        Assert.That((floor.StateOf("ann"), floor.Last<WrapUpCompleted>().Disposition), Is.EqualTo((AgentState.Ready, "solved")));
        floor.AssertAtRest();
    }

    [Test]
    public void DispositionRequired_ByWhomTheCallIsFor_WhateverTheQueueSays()
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann");
        var call = floor.Caller(context: context => context.DispositionRequired = true);
        floor.Answer("ann");
        floor.Happens(call.Leg.HangUp);
        Assert.That((floor.StateOf("ann"), floor.View("ann").DispositionRequired), Is.EqualTo((AgentState.WrapUp, true)));
        Assert.That(floor.Command(d => d.CompleteWrapUpAsync("ann", null, "a note")), Is.EqualTo(DeskError.DispositionMissing));
        Assert.That(floor.Command(d => d.CompleteWrapUpAsync("ann", "sold", null)), Is.EqualTo(DeskError.None));
        floor.AssertAtRest();
    }

    [Test]
    public void DispositionRequired_ASupervisorMayEndTheWrapUp()
    {
        var floor = InWrapUp(out _);
        floor.Happens(() => floor.Queues.Put(new QueueConfig("support") { Rules = new QueueRules { DispositionRequired = true } }));
        Assert.That(floor.Command(d => d.SetStateAsync("ann", AgentState.NotReady, NotReadyReason.Break, "boss")), Is.EqualTo(DeskError.None));
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

    [Test]
    public void Draft_IsKeptAsItIsTypedAndSentWhenTheTimeIsUp()
    {
        var floor = InWrapUp(out var call);
        floor.Command(d => d.DraftWrapUpAsync("ann", call, null, "told h"));
        floor.Command(d => d.DraftWrapUpAsync("ann", call, "solved", "told her the rate"));
        Assert.That(floor.Drafts.Kept[("ann", call)].Note, Is.EqualTo("told her the rate"));
        Assert.That(floor.Ask(() => floor.Desk.DraftAsync("ann"))!.Disposition, Is.EqualTo("solved"));
        Assert.That(floor.Journal.Of<WrapUpCompleted>(), Is.Empty);

        floor.Pass(60);

        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.Ready));
        Assert.That(floor.Last<WrapUpCompleted>(), Has.Property("Note").EqualTo("told her the rate").And.Property("Disposition").EqualTo("solved"));
        Assert.That(floor.Drafts.Kept, Is.Empty);
        Assert.That(floor.Ask(() => floor.Desk.DraftAsync("ann")), Is.Null);
    }

    [TestCase(AgentState.Ready, null)]
    [TestCase(AgentState.NotReady, NotReadyReason.Break)]
    [TestCase(AgentState.SignedOut, null)]
    public void Draft_IsSentWhenTheAgentLeavesTheWrapUp(AgentState state, string? reason)
    {
        var floor = InWrapUp(out var call);
        floor.Command(d => d.DraftWrapUpAsync("ann", call, null, "told her"));

        floor.Command(d => state == AgentState.SignedOut ? d.SignOutAsync("ann") : d.SetStateAsync("ann", state, reason, "ann"));

        Assert.That(floor.Journal.Of<WrapUpCompleted>().Select(w => w.Note), Is.EqualTo(["told her"]));
    }

    [Test]
    public void Draft_LastWordsWhenTheTimeWasUp_AreSentToo()
    {
        var floor = InWrapUp(out var call);
        floor.Command(d => d.DraftWrapUpAsync("ann", call, null, "told her"));
        floor.Pass(60);

        Assert.That(floor.Command(d => d.DraftWrapUpAsync("ann", call, null, "told her")), Is.EqualTo(DeskError.None));
        Assert.That(floor.Command(d => d.DraftWrapUpAsync("ann", call, null, "told her the rate")), Is.EqualTo(DeskError.None));

        Assert.That(floor.Journal.Of<WrapUpCompleted>().Select(w => w.Note), Is.EqualTo(["told her", "told her the rate"]));
        Assert.That(floor.Command(d => d.DraftWrapUpAsync("ann", CallId.New(), null, "of another call")), Is.EqualTo(DeskError.NoCall));
    }

    [Test]
    public void Draft_BeginsDuringTheCall()
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann");
        var call = floor.Caller().Leg.CallId;
        floor.Answer("ann");
        floor.Command(d => d.DraftWrapUpAsync("ann", call, null, "wants a refund"));
        floor.Command(d => d.HangUpAsync("ann"));

        Assert.That(floor.Command(d => d.CompleteWrapUpAsync("ann", "followUp", null)), Is.EqualTo(DeskError.None));

        Assert.That(floor.Last<WrapUpCompleted>(), Has.Property("Note").EqualTo("wants a refund").And.Property("Disposition").EqualTo("followUp"));
        floor.AssertAtRest();
    }

    [Test]
    public void MoreTime_ExtendsTheClockAsOftenAsTheRuleAllows()
    {
        var floor = InWrapUp(out _);
        var ends = floor.View("ann").WrapUpEndsAt!.Value;
        Assert.That((ends - floor.Time.GetUtcNow(), floor.View("ann").MoreTime), Is.EqualTo((TimeSpan.FromSeconds(60), 3)));

        for (var left = 2; left >= 0; left--)
        {
            Assert.That(floor.Command(d => d.ExtendWrapUpAsync("ann")), Is.EqualTo(DeskError.None));
            Assert.That(floor.View("ann").MoreTime, Is.EqualTo(left));
        }

        Assert.That(floor.Command(d => d.ExtendWrapUpAsync("ann")), Is.EqualTo(DeskError.NoMoreTime));
        Assert.That(floor.View("ann").WrapUpEndsAt, Is.EqualTo(ends.AddSeconds(180)));
        floor.Pass(239);
        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.WrapUp));
        floor.Pass(1);
        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.Ready));
        Assert.That(floor.Acd.Figures.Now().Agents.Single().WrapUpSecondsToday, Is.EqualTo(240), "all of it was work after the call");
    }

    [Test]
    public void StillWriting_WhenTheTimeIsUp_GetsMoreByItself()
    {
        var floor = InWrapUp(out var call);
        floor.Pass(55);
        floor.Command(d => d.DraftWrapUpAsync("ann", call, null, "and then she"));

        floor.Pass(5);

        Assert.That(floor.View("ann"), Has.Property("State").EqualTo(AgentState.WrapUp).And.Property("MoreTime").EqualTo(2));
        floor.Pass(60);
        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.Ready), "nothing more was written");
        Assert.That(floor.Last<WrapUpCompleted>().Note, Is.EqualTo("and then she"));
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
