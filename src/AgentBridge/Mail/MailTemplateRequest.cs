namespace CallCenter.AgentBridge.Mail;

/// <param name="Subject">with {name}, {ticket} and the other placeholders, as the body.</param>
/// <param name="Version">the version that was read, 0 = there was none: the change is refused when somebody else has saved meanwhile; null = whatever is stored now.</param>
internal sealed record MailTemplateRequest(string? Subject, string? Body, int? Version = null);
