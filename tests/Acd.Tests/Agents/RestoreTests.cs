using CallCenter.Acd.Tests.Support;
using CallCenter.Testing;

namespace CallCenter.Acd.Tests.Agents;

public sealed class RestoreTests
{
    private static readonly string[] Everybody = ["off", "break", "ready", "offered", "talking", "wrapping"];

    [Test]
    public void Restart_InTheMiddleOfWork_RestoresAgentsSensibly()
    {
        var before = BusyFloor();

        var after = Restart(before, phones: true);

        Assert.That(Everybody.ToDictionary(u => u, u => (after.StateOf(u), after.View(u).Reason)), Is.EqualTo(new Dictionary<string, (AgentState, string?)>
        {
            ["off"] = (AgentState.SignedOut, null),
            ["break"] = (AgentState.NotReady, NotReadyReason.Break),
            ["ready"] = (AgentState.Ready, null),
            ["offered"] = (AgentState.Ready, null),
            ["talking"] = (AgentState.NotReady, NotReadyReason.Paperwork),
            ["wrapping"] = (AgentState.NotReady, NotReadyReason.Paperwork),
        }));
        Assert.That(after.View("break").Since, Is.EqualTo(before.View("break").Since), "what did not change keeps its time");
    }

    [Test]
    public void Restart_BeforeThePhonesAreBack_ReadyAgentsBecomeReadyWithTheirPhones()
    {
        var after = Restart(BusyFloor(), phones: false);
        Assert.That(after.View("ready").Reason, Is.EqualTo(NotReadyReason.NoPhone));

        after.PlugIn("ready");

        Assert.That(after.StateOf("ready"), Is.EqualTo(AgentState.Ready));
        after.Caller();
        Assert.That(after.Rings("ready"));
    }

    [Test]
    public void Restart_LeasesGoOnGrowing()
    {
        var before = BusyFloor();
        var lease = before.Journal.Of<CallOffered>().Max(o => o.Lease);

        var after = Restart(before, phones: true);
        after.Caller();

        Assert.That(after.Last<CallOffered>().Lease, Is.GreaterThan(lease));
    }

    [Test]
    public void LastStates_OlderThanTheWindow_CountToo()
    {
        var floor = new Floor();
        floor.Queues.Put(new QueueConfig("support"));
        floor.Users.Put(new UserProfile("ann", "ANN", Roles.Agent, new Dictionary<string, int>(), ["support"]));
        var since = floor.Time.GetUtcNow().AddDays(-9);

        floor.Start(new Dictionary<string, AgentStateChanged>
        {
            ["ann"] = new() { At = since, Agent = "ann", State = AgentState.NotReady, Reason = NotReadyReason.Training },
        });

        Assert.That(floor.View("ann"), Has.Property("State").EqualTo(AgentState.NotReady).And.Property("Since").EqualTo(since));
        Assert.That(floor.Acd.Figures.Now().Agents.Single().State, Is.EqualTo(AgentState.NotReady));
        Assert.That(floor.Acd.Figures.Now().Agents.Single().SeatLoad, Is.Zero, "signed in all day, no call yet");
    }

    private static Floor BusyFloor()
    {
        var floor = Floor.Open();
        foreach (var user in Everybody)
        {
            floor.ReadyAgent(user);
            floor.Pass(1);
            switch (user)
            {
                case "off":
                    floor.Command(d => d.SignOutAsync(user));
                    break;
                case "break":
                    floor.Command(d => d.SetStateAsync(user, AgentState.NotReady, NotReadyReason.Break, user));
                    break;
            }
        }

        // the longest idle first: "ready" misses its turn on purpose and comes back last
        floor.Command(d => d.SetStateAsync("ready", AgentState.NotReady, NotReadyReason.Break, "ready"));
        floor.Caller();
        floor.Caller();
        floor.Caller();
        floor.Answer("talking");
        floor.Answer("wrapping");
        floor.Command(d => d.HangUpAsync("wrapping"));
        floor.Command(d => d.SetStateAsync("ready", AgentState.Ready, null, "ready"));
        Assert.That(floor.StateOf("offered"), Is.EqualTo(AgentState.Offered));
        return floor;
    }

    /// <summary>The same journal, a new process.</summary>
    [Test]
    public void Restart_DraftsOfNotesAreSentOnceAndTheirLastWordsMayCome()
    {
        var before = BusyFloor();
        var (talking, wrapping) = (before.View("talking").CallId!.Value, before.View("wrapping").CallId!.Value);
        before.Command(d => d.DraftWrapUpAsync("talking", talking, null, "asked for"));
        before.Command(d => d.DraftWrapUpAsync("wrapping", wrapping, "solved", "told her"));
        before.Command(d => d.CompleteWrapUpAsync("wrapping", null, null));
        before.Drafts.Kept.Add(("wrapping", wrapping), new WrapUpDraft("wrapping", wrapping, "solved", "told her", before.Time.GetUtcNow()));

        var after = Restart(before, phones: true);

        Assert.That(after.Journal.Of<WrapUpCompleted>().Select(w => (w.Agent, w.Note)), Is.EqualTo([("wrapping", "told her"), ("talking", "asked for")]));
        Assert.That(after.Drafts.Kept, Is.Empty);
        Assert.That(after.Command(d => d.DraftWrapUpAsync("talking", talking, null, "asked for a refund")), Is.EqualTo(DeskError.None));
        Assert.That(after.Last<WrapUpCompleted>().Note, Is.EqualTo("asked for a refund"));
    }

    private static Floor Restart(Floor before, bool phones)
    {
        before.Time.Advance(TimeSpan.FromSeconds(7));
        var journal = new FakeJournal();
        foreach (var fact in before.Journal.Facts)
        {
            journal.Append(fact);
        }

        var after = new Floor(journal: journal, time: before.Time, drafts: before.Drafts);
        after.Queues.Put(new QueueConfig("support"));
        foreach (var user in Everybody)
        {
            after.Users.Put(new UserProfile(user, user, Roles.Agent, new Dictionary<string, int>(), ["support"]));
            if (phones)
            {
                after.Telephony.Register(user);
            }
        }

        return after.Start();
    }
}
