using CallCenter.Acd.Settings;
using CallCenter.Testing;

namespace CallCenter.Acd.Tests.Support;

/// <summary>A call center's floor without a network: agents with phones and pages, queues, callers; time and order belong to the test.</summary>
internal sealed class Floor
{
    public Floor(Random? shuffle = null, FakeJournal? journal = null, ManualTimeProvider? time = null, AcdOptions? options = null,
        FakeDrafts? drafts = null)
    {
        Drafts = drafts ?? new FakeDrafts();
        Steps = new Steps(shuffle);
        Time = time ?? new ManualTimeProvider();
        Clock = new JumpingTime(Time);
        Journal = journal ?? new FakeJournal();
        _restoredFacts = Journal.Facts.Count;
        Telephony = new FakeTelephony(Time) { Serve = Serve };
        Hearing = new FakeSpeech(Time);
        Hearing.Languages.Clear();
        var ports = new AcdPorts(Telephony, Telephony, Pages, Pops, Speech = new LateVoices(Voices), Journal, Users, Queues, Drafts, Hearing);
        Acd = new AcdService(ports, options ?? new AcdOptions(), Clock, Bugs.Factory(), work => work(), post => Chat = new FakeChat(post));
    }

    private readonly int _restoredFacts;

    public Steps Steps { get; }

    public ManualTimeProvider Time { get; }

    /// <summary>What the floor reads the time of day from: somebody may set it.</summary>
    public JumpingTime Clock { get; }

    /// <summary>What the loop logs as its own bugs: at rest there must be none.</summary>
    public LogLines Bugs { get; } = BugLines();

    public static LogLines BugLines() => new((_, id) => id.Id is 4001 or 4002);

    public FakeJournal Journal { get; }

    public FakeTelephony Telephony { get; }

    public FakePages Pages { get; } = new();

    public FakePops Pops { get; } = new();

    public FakeVoices Voices { get; } = new();

    public LateVoices Speech { get; }

    /// <summary>Hears nobody until a test names a language.</summary>
    public FakeSpeech Hearing { get; }

    public FakeUserStore Users { get; } = new();

    public FakeQueueStore Queues { get; } = new();

    public FakeDrafts Drafts { get; }

    public AcdService Acd { get; }

    public FakeChat Chat { get; private set; } = null!;

    public IAgentDesk Desk => Acd.Desk;

    /// <summary>A floor with the queue "support", started.</summary>
    public static Floor Open(Random? shuffle = null, AcdOptions? options = null)
    {
        var floor = new Floor(shuffle, options: options);
        floor.Queues.Put(new QueueConfig("support"));
        return floor.Start();
    }

    public Floor Start(IReadOnlyDictionary<string, AgentStateChanged>? lastStates = null)
    {
        Do(() => Acd.StartAsync(lastStates));
        return this;
    }

    public void Do(Func<Task> action)
    {
        Task? task = null;
        Steps.Within(() => task = action());
        Steps.Drain();
        Assert.That(task!.IsCompleted, "the command waits for something");
        task.GetAwaiter().GetResult();
    }

    public T Ask<T>(Func<Task<T>> action)
    {
        Task<T>? task = null;
        Do(() => task = action());
        return task!.Result;
    }

    /// <summary>Something that happens outside; everything that follows from it runs.</summary>
    public void Happens(Action action)
    {
        Steps.Within(action);
        Steps.Drain();
    }

    public void Pass(double seconds) => Happens(() => Time.Advance(TimeSpan.FromSeconds(seconds)));

    public void AddAgent(string user, string[]? queues = null, Dictionary<string, int>? skills = null, bool tell = true) =>
        Happens(() => Users.Put(new UserProfile(user, user.ToUpperInvariant(), Roles.Agent, skills ?? [], queues ?? ["support"]), tell));

    /// <summary>An agent with a phone, signed in and ready.</summary>
    public void ReadyAgent(string user, string[]? queues = null, Dictionary<string, int>? skills = null)
    {
        AddAgent(user, queues, skills);
        PlugIn(user);
        Assert.That(Ask(() => Desk.SetStateAsync(user, AgentState.Ready, null, user)), Is.EqualTo(DeskError.None));
    }

    public void PlugIn(string user) => Happens(() =>
    {
        Telephony.Register(user);
        Journal.Append(new PhoneRegistered { At = Time.GetUtcNow(), Agent = user, Contact = $"sip:{user}@192.0.2.1" });
    });

    public void Unplug(string user) => Happens(() =>
    {
        Telephony.Unregister(user);
        Journal.Append(new PhoneUnregistered { At = Time.GetUtcNow(), Agent = user, Contact = $"sip:{user}@192.0.2.1" });
    });

    public Visit Caller(string queue = "support", int priority = 0, string language = "en", TimeSpan? within = null, DateTimeOffset? since = null,
        string? agent = null, CallId? id = null, Action<CallContext>? context = null, TimeSpan? callbackAfter = null,
        WaitingAnswer? answer = null)
    {
        var leg = new FakeCallLeg(Time, id, inline: callbackAfter is not null || answer is not null);
        leg.AnswerAsync();
        var known = new CallContext(leg.CallId, leg.RemoteNumber, "100") { Language = language };
        context?.Invoke(known);
        Task<QueueOutcome>? stay = null;
        Happens(() => stay = Acd.Queues.EnqueueAsync(new QueueRequest(leg, queue, priority, language, known) { Within = within, Since = since, Agent = agent, CallbackAfter = callbackAfter, Answer = answer }));
        return new Visit(leg, known, stay!);
    }

    /// <summary>"ann" talks to a caller.</summary>
    public (Visit Caller, FakeCallLeg Ann) Talk()
    {
        ReadyAgent("ann");
        var caller = Caller();
        return (caller, Answer("ann"));
    }

    /// <summary>The caller hangs up, time passes, and nothing is left over.</summary>
    public void EndAndRest(Visit caller)
    {
        Happens(caller.Leg.HangUp);
        Pass(200);
        AssertAtRest();
    }

    /// <summary>Who was dialed by an agent, from the first moment of the call.</summary>
    public List<Visit> Dialed { get; } = [];

    private void Serve(PlacedCall placed)
    {
        var known = new CallContext(placed.Leg.CallId, "+4930100", placed.Leg.RemoteNumber) { Direction = CallDirection.Outbound };
        var request = new QueueRequest(placed.Leg, placed.Wish.Queue!, 0, "en", known) { Dialed = true };
        Dialed.Add(new Visit(placed.Leg, known, EnqueueAsync(request)));
    }

    // As the pipeline does: when the floor is done with the called person, the call ends.
    private async Task<QueueOutcome> EnqueueAsync(QueueRequest request)
    {
        var outcome = await Acd.Queues.EnqueueAsync(request);
        await request.Caller.HangUpAsync(new CallEnd(CallResult.Completed, EndReason.FlowEnded));
        return outcome;
    }

    /// <summary>Somebody begins to write.</summary>
    public FakeVisitor Writer(string queue = "support", int priority = 0, string? skill = null)
    {
        var context = new CallContext(CallId.New(), "visitor", "site");
        var item = new WorkItem(context.CallId, ContactChannel.Chat, queue, priority, "en", context, "here", skill);
        Chat.Add(item);
        Assert.That(Ask(() => Acd.AdmitAsync(item)), Is.Null);
        return Chat.Of(item.Id);
    }

    /// <summary>The phone that rings now for a user.</summary>
    public Ring RingOf(string user) => Telephony.Rings.Single(r => r.Target == user && !r.Over);

    public bool Rings(string user) => Telephony.Rings.Any(r => r.Target == user && !r.Over);

    public FakeCallLeg Answer(string user)
    {
        FakeCallLeg? leg = null;
        Happens(() => leg = RingOf(user).Answer());
        return leg!;
    }

    public AgentView View(string user) => Desk.View(user)!;

    public AgentState StateOf(string user) => View(user).State;

    public DeskError Command(Func<IAgentDesk, Task<DeskError>> command) => Ask(() => command(Desk));

    public TFact Last<TFact>()
        where TFact : Fact => Journal.Of<TFact>()[^1];

    public void AssertAtRest()
    {
        Assert.That(Acd.Count().Where(c => c.Value != 0), Is.Empty, "something is left over");
        Assert.That(Telephony.LiveBridges, Is.Empty);
        Assert.That(Telephony.Rings.Concat(Telephony.Dials).Where(r => !r.Over), Is.Empty);
        Assert.That(Telephony.Violations.Concat(Chat.Violations), Is.Empty);
        Assert.That(Chat.Visitors.Where(v => v.With is not null), Is.Empty);
        Assert.That(Bugs.Lines, Is.Empty);
        Balance.Assert([.. Journal.Facts.Skip(_restoredFacts)]); // what a killed process left unfinished is closed by the recovery, not here
    }
}

/// <summary>A caller in the waiting room.</summary>
internal sealed record Visit(FakeCallLeg Leg, CallContext Context, Task<QueueOutcome> Stay)
{
    public bool Over => Stay.IsCompleted;

    public QueueOutcome Outcome => Over ? Stay.Result : throw new AssertionException("the caller is still in the waiting room");
}
