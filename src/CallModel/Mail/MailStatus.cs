namespace CallCenter.CallModel.Mail;

/// <summary>How the way out stands.</summary>
/// <param name="Server">where letters are handed over; null = none is set.</param>
/// <param name="From">the sender.</param>
/// <param name="Trouble">why the last try failed; null = it did not.</param>
public sealed record MailStatus(string? Server, string? From, string? Trouble);
