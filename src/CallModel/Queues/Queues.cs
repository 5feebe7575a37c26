namespace CallCenter.CallModel;

/// <summary>Settings of one queue; changed at run time, calls in progress follow the new ones from their next event.</summary>
/// <param name="Name">lower-case letters, digits, dash.</param>
/// <param name="Skill">agents need this skill; null = any agent who serves the queue.</param>
/// <param name="ServiceLevelSeconds">answered within this time counts as in time.</param>
/// <param name="RingSeconds">how long an agent's phone rings before the call moves on.</param>
/// <param name="WrapUpSeconds">longest wrap-up before the agent is ready again by itself; 0 = until the agent ends it.</param>
/// <param name="MaxWaitSeconds">longest wait before the flow goes on with "timedOut"; 0 = no limit.</param>
/// <param name="AnnounceEverySeconds">how often the position is said.</param>
/// <param name="Routing">name of the routing policy.</param>
public sealed record QueueConfig(string Name, string? Skill = null, int ServiceLevelSeconds = 20, int RingSeconds = 20,
    int WrapUpSeconds = 60, int MaxWaitSeconds = 0, int AnnounceEverySeconds = 45, string Routing = "longestIdle",
    int NotReadyAfterNoAnswers = 1);

/// <summary>A caller who is to wait for an agent.</summary>
/// <param name="Context">what is already known of the call; shown to the agent.</param>
public sealed record QueueRequest(ICallLeg Caller, string Queue, int Priority, string Language, CallContext Context);

/// <summary>How the stay in a queue ended.</summary>
public abstract record QueueOutcome
{
    private QueueOutcome()
    {
    }

    /// <summary>An agent talked to the caller and the conversation is over; the caller's leg may or may not still live.</summary>
    public sealed record Served(string Agent) : QueueOutcome;

    /// <summary>The caller hung up before an agent was there.</summary>
    public sealed record Abandoned : QueueOutcome;

    /// <summary>The queue's longest wait passed: the flow decides what comes next.</summary>
    public sealed record TimedOut : QueueOutcome;

    /// <summary>No such queue, or it is closed.</summary>
    public sealed record Unavailable(string Reason) : QueueOutcome;
}

/// <summary>What a call has gathered so far, for the agent's screen and the ticket. Updated as the call goes on.</summary>
public sealed class CallContext(CallId callId, string from, string to)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _variables = [];
    private readonly List<TrailEntry> _trail = [];
    private readonly List<QuestionAsked> _questions = [];

    public CallId CallId { get; } = callId;

    public string From { get; } = from;

    public string To { get; } = to;

    public string? CallerName { get; init; }

    public string Language { get; set; } = "en";

    public IReadOnlyList<Customer> Customers { get; set; } = [];

    public Ticket? Ticket { get; set; }

    /// <summary>Values that the flow has set, by name.</summary>
    public IReadOnlyDictionary<string, string> Variables
    {
        get { lock (_gate) { return new Dictionary<string, string>(_variables); } }
    }

    /// <summary>What the caller did in the menus, oldest first.</summary>
    public IReadOnlyList<TrailEntry> Trail
    {
        get { lock (_gate) { return [.. _trail]; } }
    }

    public IReadOnlyList<QuestionAsked> Questions
    {
        get { lock (_gate) { return [.. _questions]; } }
    }

    public void Set(string name, string value)
    {
        lock (_gate)
        {
            _variables[name] = value;
        }
    }

    public string? Get(string name)
    {
        lock (_gate)
        {
            return _variables.GetValueOrDefault(name);
        }
    }

    public void AddTrail(TrailKind kind, string step, string? what = null, string? heard = null)
    {
        lock (_gate)
        {
            _trail.Add(new TrailEntry(kind, step, what, heard));
        }
    }

    public void AddQuestion(QuestionAsked question)
    {
        lock (_gate)
        {
            _questions.Add(question);
        }
    }
}
