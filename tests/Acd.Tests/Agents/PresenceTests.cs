using CallCenter.Acd.Tests.Support;

namespace CallCenter.Acd.Tests.Agents;

public sealed class PresenceTests
{
    [Test]
    public void SignIn_WithoutPhone_IsNotReadyAndReadyIsRefused()
    {
        var floor = Floor.Open();
        floor.AddAgent("ann");

        Assert.That(floor.Command(d => d.SignInAsync("ann")), Is.EqualTo(DeskError.None));

        Assert.That(floor.View("ann"), Has.Property("State").EqualTo(AgentState.NotReady).And.Property("Reason").EqualTo(NotReadyReason.SignedIn));
        Assert.That(floor.Command(d => d.SetStateAsync("ann", AgentState.Ready, null, "ann")), Is.EqualTo(DeskError.NoPhone));
        floor.PlugIn("ann");
        Assert.That(floor.View("ann").PhoneRegistered);
        Assert.That(floor.Command(d => d.SetStateAsync("ann", AgentState.Ready, null, "ann")), Is.EqualTo(DeskError.None));
        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.Ready));
    }

    [Test]
    public void SignIn_OfAUserAddedAMomentAgo_IsKnown()
    {
        var floor = Floor.Open();
        floor.AddAgent("ann", tell: false);

        Assert.That(floor.Command(d => d.SignInAsync("ann")), Is.EqualTo(DeskError.None));
    }

    [Test]
    public void Commands_ForStrangersAndThoseNotSignedIn_AreRefused()
    {
        var floor = Floor.Open();
        floor.AddAgent("ann");
        floor.Happens(() => floor.Users.Put(new UserProfile("root", "Root", Roles.Admin, new Dictionary<string, int>(), [])));

        Assert.That(floor.Command(d => d.SignInAsync("nobody")), Is.EqualTo(DeskError.UnknownAgent));
        Assert.That(floor.Command(d => d.SignInAsync("root")), Is.EqualTo(DeskError.UnknownAgent));
        Assert.That(floor.Command(d => d.SetStateAsync("ann", AgentState.Ready, null, "boss")), Is.EqualTo(DeskError.NotSignedIn));
        Assert.That(floor.Command(d => d.HoldAsync("ann")), Is.EqualTo(DeskError.NotSignedIn));
        Assert.That(floor.Command(d => d.HoldAsync("nobody")), Is.EqualTo(DeskError.UnknownAgent));
        Assert.That(floor.Desk.View("nobody"), Is.Null);
    }

    [Test]
    public void Ready_SaidByAnAgentWhoIsNotSignedIn_SignsIn()
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann");

        Assert.That(floor.Journal.Of<AgentStateChanged>().Select(f => f.State), Is.EqualTo(new[] { AgentState.NotReady, AgentState.Ready }));
    }

    [TestCase(AgentState.NotReady, null)]
    [TestCase(AgentState.NotReady, "noAnswer")]
    [TestCase(AgentState.NotReady, "nonsense")]
    [TestCase(AgentState.OnCall, null)]
    [TestCase(AgentState.SignedOut, null)]
    public void SetState_ThatIsNotTheAgentsToChoose_IsRefused(AgentState state, string? reason)
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann");

        Assert.That(floor.Command(d => d.SetStateAsync("ann", state, reason, "ann")), Is.EqualTo(DeskError.UnknownReason));
        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.Ready));
    }

    [Test]
    public void SetState_ByASupervisor_NamesTheSupervisor()
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann");

        floor.Command(d => d.SetStateAsync("ann", AgentState.NotReady, NotReadyReason.Training, "boss"));

        Assert.That(floor.Last<AgentStateChanged>(), Has.Property("By").EqualTo("boss").And.Property("Reason").EqualTo(NotReadyReason.Training));
    }

    [Test]
    public void NotReady_WhileThePhoneRings_RejectsTheCall()
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann");
        floor.Caller();
        var ring = floor.RingOf("ann");

        floor.Command(d => d.SetStateAsync("ann", AgentState.NotReady, NotReadyReason.Break, "ann"));

        Assert.That(ring.StopAsked);
        Assert.That(floor.View("ann").Reason, Is.EqualTo(NotReadyReason.Break));
        Assert.That(floor.Last<OfferEnded>().Result, Is.EqualTo(OfferResult.Rejected));
    }

    [Test]
    public void Wish_DuringACall_IsShownAndFollowedAfterTheWrapUp()
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann");
        floor.Caller();
        floor.Answer("ann");

        Assert.That(floor.Command(d => d.SetStateAsync("ann", AgentState.NotReady, NotReadyReason.Lunch, "ann")), Is.EqualTo(DeskError.None));
        Assert.That(floor.View("ann"), Has.Property("State").EqualTo(AgentState.OnCall).And.Property("Next").EqualTo(AgentState.NotReady));
        Assert.That(floor.Command(d => d.SignOutAsync("ann")), Is.EqualTo(DeskError.BusyWithCall));
        floor.Command(d => d.HangUpAsync("ann"));
        floor.Command(d => d.CompleteWrapUpAsync("ann", null, null));

        Assert.That(floor.View("ann"), Has.Property("State").EqualTo(AgentState.NotReady).And.Property("Reason").EqualTo(NotReadyReason.Lunch));
        Assert.That(floor.View("ann").Next, Is.Null);
    }

    [Test]
    public void PhoneLost_WhileReady_WaitsForThePhone()
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann");
        floor.Unplug("ann");
        Assert.That(floor.View("ann"), Has.Property("Reason").EqualTo(NotReadyReason.NoPhone).And.Property("PhoneRegistered").EqualTo(false));
        floor.Caller();
        Assert.That(floor.Telephony.Rings, Is.Empty);

        floor.PlugIn("ann");

        Assert.That(floor.Rings("ann"));
    }

    [Test]
    public void PhoneLost_DuringACall_IsFoundWhenTheWrapUpEnds()
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann");
        var caller = floor.Caller();
        floor.Answer("ann");
        floor.Unplug("ann");
        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.OnCall));

        floor.Happens(caller.Leg.HangUp);
        floor.Pass(60);

        Assert.That(floor.View("ann").Reason, Is.EqualTo(NotReadyReason.NoPhone));
    }

    [Test]
    public void PhoneBack_AfterABreak_DoesNotEndTheBreak()
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann");
        floor.Command(d => d.SetStateAsync("ann", AgentState.NotReady, NotReadyReason.Break, "ann"));
        floor.Unplug("ann");

        floor.PlugIn("ann");

        Assert.That(floor.View("ann").Reason, Is.EqualTo(NotReadyReason.Break));
    }

    [Test]
    public void DisabledAccount_LeavesAtOnceOrAfterTheCall()
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann");
        floor.Caller();
        floor.Answer("ann");
        floor.ReadyAgent("bob");
        floor.Happens(() => floor.Users.Put(new UserProfile("ann", "ANN", Roles.Agent, new Dictionary<string, int>(), ["support"], Disabled: true)));
        floor.Happens(() => floor.Users.Put(new UserProfile("bob", "BOB", Roles.Agent, new Dictionary<string, int>(), ["support"], Disabled: true)));

        Assert.That(floor.StateOf("bob"), Is.EqualTo(AgentState.SignedOut));
        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.OnCall));
        floor.Command(d => d.HangUpAsync("ann"));
        floor.Command(d => d.CompleteWrapUpAsync("ann", null, "done"));
        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.SignedOut));
    }

    [Test]
    public void Pages_AreToldOfEachChangeAndOnlyOfChanges()
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann");
        floor.AddAgent("bob");
        floor.Pages.ChangedAgents.Clear();

        floor.Command(d => d.SetStateAsync("ann", AgentState.NotReady, NotReadyReason.Break, "ann"));
        floor.Command(d => d.SetStateAsync("bob", AgentState.Ready, null, "boss"));

        Assert.That(floor.Pages.ChangedAgents, Is.EqualTo(new[] { "ann" }));
    }

    [Test]
    public void PageClosed_ReadyAgentIsNotReady()
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann");

        floor.Do(() => floor.Desk.PageChangedAsync("ann", open: false));

        Assert.That(floor.View("ann"), Has.Property("State").EqualTo(AgentState.NotReady).And.Property("Reason").EqualTo(NotReadyReason.PageClosed));
        floor.Caller();
        Assert.That(floor.Rings("ann"), Is.False);
    }

    [TestCase(false)]
    [TestCase(true)]
    public void PageClosed_DuringACall_CountsAfterItUnlessThePageIsBack(bool back)
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann");
        var caller = floor.Caller();
        floor.Answer("ann");
        floor.Do(() => floor.Desk.PageChangedAsync("ann", open: false));
        Assert.That(floor.StateOf("ann"), Is.EqualTo(AgentState.OnCall));
        if (back)
        {
            floor.Do(() => floor.Desk.PageChangedAsync("ann", open: true));
        }

        floor.Happens(caller.Leg.HangUp);
        floor.Pass(60);

        Assert.That((floor.StateOf("ann"), floor.View("ann").Reason),
            Is.EqualTo(back ? (AgentState.Ready, null) : (AgentState.NotReady, NotReadyReason.PageClosed)));
    }
}
