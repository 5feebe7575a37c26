namespace CallCenter.CallModel.Telephony;

/// <summary>How agents are reached: by the telephone in their page, or those that are registered under their names. Safe to use from any thread.</summary>
public interface IAgentReach
{
    /// <summary>True while there is at least one way to ring the agent. Answers from memory.</summary>
    bool CanReach(string agent);

    /// <summary>Why the agent cannot be rung (<see cref="Agents.NotReadyReason"/>); null when the agent can.</summary>
    string? TroubleOf(string agent);

    /// <summary>
    /// Rings everywhere at once; the first to answer wins, the others stop. Cancelling <paramref name="ct"/> stops the ringing (SIP CANCEL).
    /// Being refused is a value.
    /// </summary>
    Task<DialOutcome> RingAsync(AgentRing ring, CancellationToken ct);
}
