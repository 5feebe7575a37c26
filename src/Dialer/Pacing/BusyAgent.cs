namespace CallCenter.Dialer.Pacing;

/// <summary>An agent at work.</summary>
/// <param name="Seconds">in this phase so far.</param>
/// <param name="Leaves">wants a break or to go afterwards, and will not be free.</param>
public readonly record struct BusyAgent(AgentPhase Phase, double Seconds, bool Leaves = false);
