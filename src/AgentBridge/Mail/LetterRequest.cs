namespace CallCenter.AgentBridge.Mail;

/// <summary>A letter about a ticket.</summary>
/// <param name="Print">the ticket goes with it as a PDF.</param>
internal sealed record LetterRequest(string? Address, string? Subject, string? Body, bool Print = false);
