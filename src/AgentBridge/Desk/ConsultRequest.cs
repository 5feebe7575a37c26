namespace CallCenter.AgentBridge.Desk;

/// <param name="Number">a number, or a colleague's user name.</param>
internal sealed record ConsultRequest(string? Number);
