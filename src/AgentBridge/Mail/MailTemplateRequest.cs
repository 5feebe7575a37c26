namespace CallCenter.AgentBridge.Mail;

/// <param name="Subject">with {name}, {ticket} and the other placeholders, as the body.</param>
internal sealed record MailTemplateRequest(string? Subject, string? Body);
