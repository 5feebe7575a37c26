namespace CallCenter.AgentBridge.Calls;

/// <summary>A text that was found, with its call or its ticket.</summary>
/// <param name="Who">the agent; null = the caller.</param>
/// <param name="Call">null for a ticket's note.</param>
/// <param name="Ticket">of a ticket's note alone.</param>
internal sealed record SaidAnswer(DateTimeOffset At, SaidKind Kind, string? Who, string Text, CallAnswer? Call, Ticket? Ticket);
