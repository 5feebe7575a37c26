using CallCenter.Dialer.Pacing;

namespace CallCenter.Dialer.Running;

/// <summary>How long agents talk and wrap up, from their changes of state.</summary>
internal sealed class AgentTimes
{
    private readonly Dictionary<string, (AgentState State, DateTimeOffset Since)> _agents = [];

    /// <summary>The phase that has ended with this change; null = none.</summary>
    public (AgentPhase Phase, TimeSpan Time)? Take(AgentStateChanged change)
    {
        var known = _agents.TryGetValue(change.Agent, out var before);
        if (known && before.State == change.State)
        {
            return null;
        }

        _agents[change.Agent] = (change.State, change.At);
        return !known ? null
            : before.State == AgentState.OnCall ? (AgentPhase.Talk, change.At - before.Since)
            : before.State == AgentState.WrapUp ? (AgentPhase.WrapUp, change.At - before.Since)
            : null;
    }
}
