namespace CallCenter.CallModel.Agents;

/// <summary>What the system has an agent do, whatever the agent has chosen.</summary>
public enum AgentWork
{
    Idle,
    /// <summary>A call is reserved for the agent, the page shows it.</summary>
    Offered,
    /// <summary>The telephone rings.</summary>
    Ringing,
    Talking,
    /// <summary>The caller hears music.</summary>
    Holding,
    /// <summary>Talks to somebody about the call while the caller hears music.</summary>
    Consulting,
    WrapUp,
    /// <summary>The agent's telephone cannot be called.</summary>
    Unreachable,
}
