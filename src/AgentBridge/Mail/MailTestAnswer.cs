namespace CallCenter.AgentBridge.Mail;

/// <param name="Error">why it was not taken; null: it was.</param>
internal sealed record MailTestAnswer(string? Error);
