using CallCenter.Acd.Core;

namespace CallCenter.Acd.Work;

/// <summary>One agent while the server runs. Owned by the loop.</summary>
internal sealed class Agent(UserProfile profile, DateTimeOffset since)
{
    public string User => Profile.User;

    public UserProfile Profile { get; set; } = profile;

    public AgentState State { get; set; } = AgentState.SignedOut;

    public string? Reason { get; set; }

    public DateTimeOffset Since { get; set; } = since;

    /// <summary>Ready since; an offer that the customer left does not send the agent to the end of the line.</summary>
    public DateTimeOffset IdleSince { get; set; } = since;

    /// <summary>What was chosen and what the system does, as the facts have it.</summary>
    public AgentAxes Axes { get; } = new();

    public bool HasPhone => PhoneTrouble is null;

    /// <summary>Why the agent's telephone cannot be called (<see cref="NotReadyReason"/>); null when it can.</summary>
    public string? PhoneTrouble { get; set; } = NotReadyReason.NoPhone;

    public AgentWish? Wish { get; set; }

    /// <summary>Offers missed in a row.</summary>
    public int Misses { get; set; }

    /// <summary>Pause after a missed offer.</summary>
    public Deadline? Rest { get; set; }

    /// <summary>Everything at the agent's hands, oldest first.</summary>
    public List<Assignment> Assignments { get; } = [];

    public Deadline? WrapUp { get; set; }

    /// <summary>A call that is being dialed for this agent; nothing else is offered meanwhile.</summary>
    public CallId? ReservedFor { get; set; }

    public Deadline? Reservation { get; set; }

    /// <summary>What the agent dials, or has dialed last in vain.</summary>
    public DialOut? DialOut { get; set; }

    /// <summary>What was sent when the last wrap-up ended without the agent's word: the rest of the note may still come.</summary>
    public WrapUpDraft? LateNote { get; set; }

    public Shift Shift { get; set; } = new();

    /// <summary>The lease of the last offer.</summary>
    public long LastOffer { get; set; }

    private DateOnly _day;
    private int _calls;

    /// <summary>What the agent works on: what is being dialed or talked to, else the item taken up last, one offered, or the one being wrapped up.</summary>
    public Assignment? Current => Dialing?.Assignment ?? Taken ?? First(AssignmentPhase.Offered) ?? First(AssignmentPhase.WrapUp);

    /// <summary>The agent's part in the item at hand, leading or not; where all are aside, in the last of them.</summary>
    public Conversation? Conversation => Taken?.Part;

    /// <summary>What is being dialed now.</summary>
    public DialOut? Dialing => DialOut is { Failed: null } dial ? dial : null;

    private Assignment? Taken => Assignments.Find(a => a is { Phase: AssignmentPhase.Taken, Part.Aside: false })
        ?? Assignments.FindLast(a => a is { Phase: AssignmentPhase.Taken, Part: not null });

    public bool IsAtWork => State is not (AgentState.SignedOut or AgentState.NotReady);

    /// <summary>The clock was set by so much.</summary>
    public void Move(TimeSpan by)
    {
        (Since, IdleSince) = (Since + by, IdleSince + by);
        Shift.Move(by);
        foreach (var work in Assignments)
        {
            (work.Since, work.EndsAt) = (Moments.Moved(work.Since, by), work.EndsAt + by);
        }
    }

    public Assignment? First(AssignmentPhase phase) => Assignments.Find(a => a.Phase == phase);

    public int CallsOn(DateOnly day) => day == _day ? _calls : 0;

    public void CountCall(DateOnly day, int calls = 1) => (_calls, _day) = (CallsOn(day) + calls, day);
}
