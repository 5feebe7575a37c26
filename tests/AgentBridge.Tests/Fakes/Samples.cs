namespace CallCenter.AgentBridge.Tests.Fakes;

/// <summary>One small company: what the tests and the pages' pictures show.</summary>
internal static class Samples
{
    public static readonly Guid Weber = new("0197a000-0000-7000-8000-000000000001");
    public static readonly Guid WeberTwo = new("0197a000-0000-7000-8000-000000000002");
    public static readonly Guid Ticket = new("0197a000-0000-7000-8000-000000000011");
    public static readonly Guid Article = new("0197a000-0000-7000-8000-000000000021");

    public static Customer[] Customers =>
    [
        new(Weber, "Maria Weber", ["+49301234567"], "maria.weber@example.org", "Weber Bakery", "A", "Prefers mornings."),
        new(WeberTwo, "Jonas Weber", ["+49301234567", "+491701234567"], null, null, "C"),
    ];

    public static Ticket OpenTicket(DateTimeOffset now) => new(Ticket, "T-000042", "Bill is higher than last year", "Asks for a check of the meter.",
        TicketSource.Phone, TicketType.Complaint, TicketPriority.High, TicketState.Assigned, "anna", "billing", Weber, "+49301234567", now.AddDays(-2),
        now.AddHours(-3), null);

    public static Article[] Articles(DateTimeOffset now) =>
    [
        new(Article, "meter-reading", "en", "Reading the meter", ["How do I read my meter", "Where do I find the meter number"],
            "You find the number on the front of the meter, below the bar code.", "The meter is usually in the cellar.\n\nRead only the black digits.",
            "Meters/Reading", true, 3, now.AddDays(-9)),
        new(new Guid("0197a000-0000-7000-8000-000000000022"), "pay-bill", "en", "Paying a bill", ["How can I pay my bill", "Can I pay by card"],
            "You can pay by transfer, by direct debit or by card on our web page.", null, "Billing/Payments", true, 1, now.AddDays(-30)),
        new(new Guid("0197a000-0000-7000-8000-000000000023"), "move-house", "en", "Moving house", ["I am moving to another flat"], "", null, null, false, 1,
            now.AddDays(-1)),
        new(new Guid("0197a000-0000-7000-8000-000000000024"), "chao-biao", "zh", "如何抄表", ["怎么抄表", "电表号码在哪里"], "电表号码在电表正面，条形码的下方。", null,
            "电表/抄表", true, 1, now.AddDays(-4)),
    ];

    public static ScreenPop Pop(long lease, DateTimeOffset now, CallId? call = null) => new(call ?? CallId.New(), "support", lease, "+49301234567",
        "+4930555", "Weber", "en", Customers, null, [OpenTicket(now)], 
        [new TrailEntry(TrailKind.Asked, "question", "where is the number of my meter"), new TrailEntry(TrailKind.HeardAnswer, "question", "Meter number"),
         new TrailEntry(TrailKind.Pressed, "more", "agent")],
        [new QuestionAsked
        {
            At = now, CallId = call ?? CallId.New(), Heard = "where is the number of my meter", Language = "en", Outcome = KnowledgeDecision.Speak,
            Article = "meter-reading", Version = 3, Score = 0.71, Nearest = ["meter-reading", "pay-bill"],
        }],
        Articles(now)[..2], new Dictionary<string, string> { ["contract"] = "C-7781" }, now);

    /// <summary>A call with its whole story, and its facts from arrival to end.</summary>
    public static (CallRecord Record, IReadOnlyList<JournalEntry> Events) Call(CallId id, DateTimeOffset at, string? recording = null)
    {
        var end = new CallEnd(CallResult.Completed, EndReason.CallerHungUp);
        Fact[] facts =
        [
            new CallArrived { At = at, CallId = id, Direction = CallDirection.Inbound, From = "+49301234567", To = "+4930555", Trunk = "carrier", SipCallId = $"sip-{id}" },
            new CallAnswered { At = at.AddSeconds(1), CallId = id },
            new FlowEntered { At = at.AddSeconds(1), CallId = id, Flow = "default", Version = 4 },
            new KeypadOnly { At = at.AddSeconds(2), CallId = id, Language = "en", Reason = NoAsrReason.Failed, Detail = "the recogniser took too long" },
            new QuestionAsked
            {
                At = at.AddSeconds(9), CallId = id, Heard = "can i pay by card", Language = "en", Outcome = KnowledgeDecision.Offer, Article = "pay-bill",
                Version = 1, Score = 0.44, Nearest = ["pay-bill", "meter-reading"],
            },
            new DigitPressed { At = at.AddSeconds(14), CallId = id, Digit = "0", Source = DigitSource.Rfc4733 },
            new CallQueued { At = at.AddSeconds(14), CallId = id, Queue = "support", Position = 1 },
            new CallOffered { At = at.AddSeconds(20), CallId = id, Queue = "support", Agent = "anna", Lease = 7 },
            new CallAccepted { At = at.AddSeconds(24), CallId = id, Queue = "support", Agent = "anna", Lease = 7, WaitedMs = 10_000 },
            new CallBridged { At = at.AddSeconds(24), CallId = id, Agent = "anna", Queue = "support" },
            new CallReleased { At = at.AddSeconds(140), CallId = id, Agent = "anna", Reason = EndReason.CallerHungUp, TalkedMs = 116_000 },
            new CallEnded { At = at.AddSeconds(140), CallId = id, End = end },
        ];
        return (new CallRecord(id, CallDirection.Inbound, "+49301234567", "+4930555", "Weber", "carrier", at, at.AddSeconds(1), at.AddSeconds(140), end,
            Weber, Ticket, "anna", "support", recording), [.. facts.Select((f, i) => new JournalEntry(i + 1, f))]);
    }

    public static LiveFigures Figures(DateTimeOffset now, int waiting = 4) => new(now, 17, 9, 214, 96,
        [
            new QueueFigures("billing", 0, 0, 0.92, 20, 61, 58, 53, 3, 11.4, 142, Counts(1, 2, 2, 0), 0.61),
            new QueueFigures("support", waiting, 97, 0.68, 20, 144, 120, 82, 18, 34.2, 187, Counts(2, 1, 4, 1), 0.83)
            {
                WaitingByMinute = [0, 0, 1, 3, 2, 2, 0, 1, 4, 6, 5, 3, 2, 4, waiting],
            },
        ],
        [
            Agent("anna", "Anna Agent", AgentState.OnCall, null, now.AddSeconds(-143), CallId.New()),
            Agent("ben", "Ben Agent", AgentState.Ready, null, now.AddSeconds(-31), null),
            Agent("carla", "Carla Conti", AgentState.WrapUp, null, now.AddSeconds(-12), CallId.New()),
            Agent("dirk", "Dirk Dahl", AgentState.NotReady, NotReadyReason.Lunch, now.AddMinutes(-22), null),
            Agent("emma", "Emma Ek", AgentState.Offered, null, now.AddSeconds(-4), CallId.New()),
            Agent("finn", "Finn Falk", AgentState.SignedOut, null, now.AddHours(-2), null) with { PhoneRegistered = false },
        ]);

    private static AgentFigures Agent(string user, string name, AgentState state, string? reason, DateTimeOffset since, CallId? call) =>
        new(user, name, state, reason, since, call, call is null ? null : "support", call is null ? null : "+49301234567", true, 14, 2410, 0.74, ["support", "billing"]);

    private static Dictionary<AgentState, int> Counts(int ready, int notReady, int onCall, int wrapUp) => new()
    {
        [AgentState.Ready] = ready, [AgentState.NotReady] = notReady, [AgentState.OnCall] = onCall, [AgentState.WrapUp] = wrapUp,
    };
}
