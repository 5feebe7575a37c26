namespace CallCenter.AgentBridge.Mail;

internal sealed record MailTestRequest(string? Address);
