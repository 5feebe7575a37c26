namespace CallCenter.AgentBridge.Desk;

internal sealed record SwitchRequest(bool On);
