namespace CallCenter.CallModel;

/// <summary>The waiting room. Implemented by Acd.</summary>
public interface IQueues
{
    /// <summary>
    /// Holds the caller (music, position) until an agent has served the call or the stay ends otherwise. The caller must be answered.
    /// A transfer to another queue stays inside; a transfer to a number returns <see cref="QueueOutcome.Served"/> when that call is over.
    /// </summary>
    Task<QueueOutcome> EnqueueAsync(QueueRequest request);
}

/// <summary>Refusals of agents' commands, as values: the page shows them in its own language.</summary>
public enum DeskError
{
    None, UnknownAgent, NotSignedIn, NoOffer, LeaseExpired, NoCall, NotInWrapUp, AlreadyHeld, NotHeld, UnknownQueue, UnknownReason,
    InvalidNumber, TransferFailed, NoPhone, BusyWithCall,
}

/// <summary>What an agent (or a supervisor for an agent) may do. Implemented by Acd; called by the pages and the API.</summary>
public interface IAgentDesk
{
    Task<DeskError> SignInAsync(string agent);

    Task<DeskError> SignOutAsync(string agent);

    /// <summary>Ready, or NotReady with a reason. During a call the wish is kept for the time after it.</summary>
    Task<DeskError> SetStateAsync(string agent, AgentState state, string? reason, string by);

    /// <summary>Accepts on the page: the ringing phone is asked to answer by itself.</summary>
    Task<DeskError> AcceptAsync(string agent, long lease);

    Task<DeskError> RejectAsync(string agent, long lease);

    Task<DeskError> HoldAsync(string agent);

    Task<DeskError> ResumeAsync(string agent);

    Task<DeskError> TransferToQueueAsync(string agent, string queue);

    Task<DeskError> TransferToNumberAsync(string agent, string number);

    Task<DeskError> HangUpAsync(string agent);

    /// <summary>Saves the note and disposition and ends the wrap-up.</summary>
    Task<DeskError> CompleteWrapUpAsync(string agent, string? disposition, string? note);

    /// <summary>What the agent's page shows now; also after a reload.</summary>
    AgentView? View(string agent);
}

/// <summary>One agent as the pages show it.</summary>
/// <param name="Pop">present from the offer to the end of the wrap-up.</param>
/// <param name="Next">the state that the agent has asked for while on a call and enters after it; null = ready.</param>
/// <param name="Version">grows with every view of the agent: of two, the higher one is newer, whichever way they came.</param>
public sealed record AgentView(string Agent, string Name, AgentState State, string? Reason, DateTimeOffset Since, bool PhoneRegistered,
    CallId? CallId, string? Queue, long? Lease, bool Held, ScreenPop? Pop, IReadOnlyList<string> Queues, AgentState? Next = null,
    string? NextReason = null, long Version = 0);

/// <summary>Tells an agent's page; implemented by AgentBridge.</summary>
public interface IAgentNotifier
{
    /// <summary>
    /// Shows the pop. Returns when the page has confirmed it, or after the page's share of the time (800 ms) when there is no page: the
    /// phone rings only afterwards.
    /// </summary>
    Task ShowOfferAsync(string agent, ScreenPop pop, CancellationToken ct);

    /// <summary>The agent's view has changed.</summary>
    void Changed(string agent);
}

/// <summary>Builds what an agent sees of a caller before answering. Implemented by ServiceDesk.</summary>
public interface IScreenPops
{
    Task<ScreenPop> BuildAsync(CallContext context, string queue, long lease, CancellationToken ct);
}

/// <summary>The caller's record as shown before the ring is answered.</summary>
/// <param name="Customers">everybody with this number; several are all shown.</param>
/// <param name="OpenTickets">of those customers and of the number, newest first.</param>
/// <param name="Trail">what the caller did in the IVR.</param>
/// <param name="Questions">what the caller asked, with outcomes.</param>
/// <param name="Articles">the article spoken and the nearest ones, for the agent to read.</param>
public sealed record ScreenPop(CallId CallId, string Queue, long Lease, string From, string To, string? CallerName, string Language,
    IReadOnlyList<Customer> Customers, Ticket? Ticket, IReadOnlyList<Ticket> OpenTickets, IReadOnlyList<TrailEntry> Trail,
    IReadOnlyList<QuestionAsked> Questions, IReadOnlyList<Article> Articles, IReadOnlyDictionary<string, string> Variables,
    DateTimeOffset OfferedAt);
