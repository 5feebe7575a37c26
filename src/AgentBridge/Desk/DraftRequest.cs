namespace CallCenter.AgentBridge.Desk;

/// <param name="CallId">the call that is written about.</param>
internal sealed record DraftRequest(CallId? CallId, string? Disposition, string? Note);
