namespace CallCenter.CallModel.Mail;

/// <summary>A letter before somebody has read it over.</summary>
/// <param name="Address">empty = none is known.</param>
public sealed record MailDraft(string Address, string Subject, string Body);
