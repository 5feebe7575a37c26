namespace CallCenter.Reports.Tests.Support;

/// <summary>A journal that is written by hand: whole calls and agents' days as facts, in the order of their times.</summary>
internal sealed class Diary
{
    public static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly List<Fact> _facts = [];

    public FakeJournal Journal()
    {
        var journal = new FakeJournal();
        foreach (var fact in _facts.OrderBy(f => f.At))
        {
            journal.Append(fact);
        }

        return journal;
    }

    public CallId Arrives(DateTimeOffset at, string to = "+4930555", CallDirection direction = CallDirection.Inbound)
    {
        var call = CallId.New();
        _facts.Add(new CallArrived { At = at, CallId = call, Direction = direction, From = "+49301234567", To = to });
        return call;
    }

    public void Add(params ReadOnlySpan<Fact> facts) => _facts.AddRange(facts);

    public void Ends(CallId call, DateTimeOffset at, CallResult result = CallResult.Completed) =>
        Add(new CallEnded { At = at, CallId = call, End = new CallEnd(result, EndReason.CallerHungUp) });

    /// <summary>A call that leaves the queue without an agent; <paramref name="why"/> null: it still waits.</summary>
    public CallId Waits(DateTimeOffset at, double seconds, QueueLeaving? why, string queue = "support", string to = "+4930555")
    {
        var call = Arrives(at, to);
        Add(new CallQueued { At = at, CallId = call, Queue = queue, Position = 1 });
        if (why is { } leaving)
        {
            var left = at.AddSeconds(seconds);
            Add(new QueueLeft { At = left, CallId = call, Queue = queue, Why = leaving, WaitedMs = (long)(seconds * 1000) });
            Ends(call, left, CallResult.Abandoned);
        }

        return call;
    }

    /// <summary>A call that an agent takes after some seconds, talks and writes up.</summary>
    public CallId Served(DateTimeOffset at, double wait, double talk = 60, double wrapUp = 20, string agent = "anna", string queue = "support",
        double held = 0, string? passedTo = null, string to = "+4930555")
    {
        var call = Arrives(at, to);
        var (taken, over) = (at.AddSeconds(wait), at.AddSeconds(wait + talk));
        var waited = (long)(wait * 1000);
        Add(new CallQueued { At = at, CallId = call, Queue = queue, Position = 1 },
            new CallOffered { At = at, CallId = call, Queue = queue, Agent = agent, Lease = 1 },
            new AgentStateChanged { At = at, Agent = agent, State = AgentState.Offered, CallId = call },
            new OfferEnded { At = taken, CallId = call, Queue = queue, Agent = agent, Lease = 1, Result = OfferResult.Accepted },
            new QueueLeft { At = taken, CallId = call, Queue = queue, Why = QueueLeaving.Accepted, WaitedMs = waited },
            new CallAccepted { At = taken, CallId = call, Queue = queue, Agent = agent, Lease = 1, WaitedMs = waited },
            new CallBridged { At = taken, CallId = call, Agent = agent, Queue = queue },
            new AgentStateChanged { At = taken, Agent = agent, State = AgentState.OnCall, CallId = call });
        if (held > 0)
        {
            Add(new CallHeld { At = taken.AddSeconds(1), CallId = call, Agent = agent }, new CallResumed { At = taken.AddSeconds(1 + held), CallId = call, Agent = agent });
        }

        if (passedTo is not null)
        {
            Add(new CallTransferred { At = over, CallId = call, Agent = agent, ToQueue = passedTo, Succeeded = true });
        }

        Add(new CallReleased { At = over, CallId = call, Agent = agent, Reason = EndReason.CallerHungUp, TalkedMs = (long)(talk * 1000) },
            new AgentStateChanged { At = over, Agent = agent, State = AgentState.WrapUp, CallId = call });
        Ends(call, over);
        Add(new AgentStateChanged { At = over.AddSeconds(wrapUp), Agent = agent, State = AgentState.Ready });
        return call;
    }

    public void State(DateTimeOffset at, string agent, AgentState state, string? reason = null) =>
        Add(new AgentStateChanged { At = at, Agent = agent, State = state, Reason = reason });
}
