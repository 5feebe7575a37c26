namespace CallCenter.AgentBridge.Mail;

/// <summary>Who wants no circulars.</summary>
internal sealed record OptOutRequest(string? Address);
