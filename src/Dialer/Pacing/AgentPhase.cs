namespace CallCenter.Dialer.Pacing;

public enum AgentPhase { Talk, WrapUp }
