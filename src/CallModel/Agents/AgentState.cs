namespace CallCenter.CallModel.Agents;

/// <summary>What an agent is doing. Ready and NotReady are the agent's choice, the others the system's.</summary>
public enum AgentState { SignedOut, NotReady, Ready, Offered, OnCall, WrapUp }
