using CallCenter.CallModel.Agents;
using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Desk;

/// <summary>One agent as the pages show it.</summary>
/// <param name="Pop">present from the offer to the end of the wrap-up.</param>
/// <param name="Next">the state that the agent has asked for while on a call and enters after it; null = ready.</param>
/// <param name="HeldSince">set while <paramref name="Held"/>.</param>
/// <param name="Accepted">the offer was accepted on the page and waits for the telephone to be picked up.</param>
/// <param name="WrapUpEndsAt">when the wrap-up ends by itself; null = never, or there is none.</param>
/// <param name="MoreTime">how often the agent may still ask for more time to wrap up.</param>
/// <param name="Transfer">the last transfer or consultation asked for in this conversation.</param>
/// <param name="Version">grows with every view of the agent: of two, the higher one is newer, whichever way they came.</param>
public sealed record AgentView(string Agent, string Name, AgentState State, string? Reason, DateTimeOffset Since, bool PhoneRegistered,
    CallId? CallId, string? Queue, long? Lease, bool Held, ScreenPop? Pop, IReadOnlyList<string> Queues, AgentState? Next = null,
    string? NextReason = null, long Version = 0, DateTimeOffset? HeldSince = null, bool Accepted = false, DateTimeOffset? WrapUpEndsAt = null,
    int MoreTime = 0, TransferView? Transfer = null)
{
    /// <summary>Everybody in the call at hand, the caller first; supervisors as far as the agent may know of them.</summary>
    public IReadOnlyList<PartyView> Parties { get; init; } = [];

    /// <summary>The agent's part leads: hold, transfer and consultation are the agent's.</summary>
    public bool InCharge { get; init; }

    public bool Muted { get; init; }

    /// <summary>The wrap-up of the call at hand does not end without a disposition.</summary>
    public bool DispositionRequired { get; init; }

    /// <summary>The call that is being dialed, or was dialed last in vain.</summary>
    public DialView? Dial { get; init; }

    /// <summary>Every call at the agent's hands, oldest first; all but one are on hold.</summary>
    public IReadOnlyList<CallView> Calls { get; init; } = [];

    public bool RecordingPaused { get; init; }

    public ChosenState Chosen { get; init; }

    /// <summary>Why the agent has chosen not to be ready.</summary>
    public string? ChosenReason { get; init; }

    public AgentWork Work { get; init; }

    /// <summary>Why the agent's telephone cannot be called (<see cref="NotReadyReason"/>); null when it can.</summary>
    public string? PhoneTrouble { get; init; }
}
