namespace CallCenter.Acd.Tests.Support;

/// <summary>Writes facts by hand, for folds that are to be checked against figures worked out on paper.</summary>
internal sealed class Story(DateTimeOffset start)
{
    private readonly Dictionary<string, CallId> _calls = [];
    private readonly Dictionary<string, DateTimeOffset> _since = [];

    public DateTimeOffset Now { get; private set; } = start;

    public List<JournalEntry> Entries { get; } = [];

    public CallId this[string call] => _calls.TryGetValue(call, out var id) ? id : _calls[call] = CallId.New();

    public Story Pass(double seconds)
    {
        Now = Now.AddSeconds(seconds);
        return this;
    }

    public Story At(DateTimeOffset moment)
    {
        Now = moment;
        return this;
    }

    public Story Arrives(string call, string from = "+4930111") => Add(new CallArrived
    {
        At = Now, CallId = this[call], Direction = CallDirection.Inbound, From = from, To = "100",
    });

    public Story Queued(string call, string queue = "support")
    {
        _since[call] = Now;
        return Add(new CallQueued { At = Now, CallId = this[call], Queue = queue, Position = 1 });
    }

    public Story Abandons(string call, string queue = "support") => Leaves(call, queue, QueueLeaving.Abandoned).Ends(call);

    public Story Leaves(string call, string queue, QueueLeaving why) => Add(new QueueLeft
    {
        At = Now, CallId = this[call], Queue = queue, Why = why, WaitedMs = (long)(Now - _since[call]).TotalMilliseconds,
    });

    public Story Answers(string call, string agent, string queue = "support")
    {
        Add(new CallOffered { At = Now, CallId = this[call], Queue = queue, Agent = agent, Lease = 1 });
        Leaves(call, queue, QueueLeaving.Accepted);
        _since[call] = Now;
        Add(new CallBridged { At = Now, CallId = this[call], Agent = agent, Queue = queue });
        return State(agent, AgentState.OnCall, call: call);
    }

    public Story Releases(string call, string agent)
    {
        Add(new CallReleased
        {
            At = Now, CallId = this[call], Agent = agent, Reason = EndReason.CallerHungUp,
            TalkedMs = (long)(Now - _since[call]).TotalMilliseconds,
        });
        return State(agent, AgentState.WrapUp, call: call);
    }

    public Story Ends(string call, CallResult result = CallResult.Completed) =>
        Add(new CallEnded { At = Now, CallId = this[call], End = new CallEnd(result, EndReason.CallerHungUp) });

    public Story State(string agent, AgentState state, string? reason = null, string? call = null) => Add(new AgentStateChanged
    {
        At = Now, Agent = agent, State = state, Reason = reason, CallId = call is null ? null : this[call],
    });

    public Story Add(Fact fact)
    {
        Entries.Add(new JournalEntry(Entries.Count + 1, fact));
        return this;
    }
}
