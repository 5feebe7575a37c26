namespace CallCenter.CallModel.Mail;

/// <summary>A letter in the outbox.</summary>
/// <param name="Cause">what it was written about by a rule or on a schedule, once each; null = by hand.</param>
/// <param name="Ticket">whose page shows it.</param>
/// <param name="By">the user, or "rule".</param>
/// <param name="NextAt">when it is tried (again).</param>
/// <param name="Error">why it was not sent yet, or never.</param>
/// <param name="Print">the ticket goes with it as a PDF.</param>
public sealed record OutMail(Guid Id, string Address, string Subject, string Body, string By, DateTimeOffset CreatedAt, DateTimeOffset NextAt, string? Cause = null,
    Guid? Ticket = null, bool Print = false, MailState State = MailState.Waiting, int Attempts = 0, DateTimeOffset? SentAt = null, string? Error = null);
