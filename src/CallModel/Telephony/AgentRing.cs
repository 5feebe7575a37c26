using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Telephony;

/// <summary>A wish to ring an agent for a call.</summary>
/// <param name="Agent">the agent's user name, which is also the phone's.</param>
/// <param name="RingTime">how long to ring before giving up.</param>
/// <param name="AutoAnswer">ask the phone to answer by itself (Call-Info answer-after=0), because the agent accepted on the page.</param>
/// <param name="CallerNumber">shown on the phone.</param>
/// <param name="Data">call data carried in X- headers to phones and PBXs that use it.</param>
public sealed record AgentRing(CallId CallId, string Agent, TimeSpan RingTime, string CallerNumber, string? CallerName = null,
    bool AutoAnswer = false, IReadOnlyDictionary<string, string>? Data = null)
{
    /// <summary>Who the one who answers is in the call.</summary>
    public LegRole Role { get; init; } = LegRole.Agent;

    /// <summary>As in <see cref="NumberDial.Rings"/>.</summary>
    public Action? Rings { get; init; }

    /// <summary>How long the call waits for a page that is loaded again, or has lost its network; then its leg ends as failed.</summary>
    public TimeSpan ReturnTime { get; init; } = TimeSpan.FromSeconds(30);
}
