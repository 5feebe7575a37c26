using CallCenter.Acd.Conversations;
using CallCenter.Acd.Core;
using CallCenter.Acd.Matching;
using CallCenter.CallModel;

namespace CallCenter.Acd.Agents;

/// <summary>What an agent wants to be when the work at hand is done.</summary>
internal sealed record AgentWish(AgentState State, string? Reason, string? By);

/// <summary>One agent while the server runs. Owned by the loop.</summary>
internal sealed class Agent(UserProfile profile, DateTimeOffset since)
{
    public string User => Profile.User;

    public UserProfile Profile { get; set; } = profile;

    public AgentState State { get; set; } = AgentState.SignedOut;

    public string? Reason { get; set; }

    public DateTimeOffset Since { get; set; } = since;

    /// <summary>Ready since; an offer that the caller left does not send the agent to the end of the line.</summary>
    public DateTimeOffset IdleSince { get; set; } = since;

    public bool HasPhone { get; set; }

    public AgentWish? Wish { get; set; }

    /// <summary>Offers missed in a row.</summary>
    public int Misses { get; set; }

    /// <summary>Pause after a missed offer.</summary>
    public Deadline? Rest { get; set; }

    public Offer? Offer { get; set; }

    public Conversation? Conversation { get; set; }

    /// <summary>Start of the last conversation: handling lasts from there to the end of the wrap-up.</summary>
    public DateTimeOffset HandlingSince { get; set; }

    public Work? Work { get; set; }

    public Deadline? WrapUp { get; set; }

    /// <summary>The last call whose wrap-up ended by itself: its note may still come.</summary>
    public CallId? LateNote { get; set; }

    private DateOnly _day;
    private int _calls;

    public int CallsOn(DateOnly day) => day == _day ? _calls : 0;

    public void CountCall(DateOnly day, int calls = 1) => (_calls, _day) = (CallsOn(day) + calls, day);
}

/// <summary>The call at hand, from the offer to the end of the wrap-up.</summary>
internal sealed record Work(CallId CallId, string Queue, long Lease, ScreenPop? Pop = null);
