namespace CallCenter.AgentBridge.Calls;

/// <summary>A text that may be seen, with its call or its ticket.</summary>
internal sealed record SeenText(SaidText Said, CallRecord? Call, Ticket? Ticket);
