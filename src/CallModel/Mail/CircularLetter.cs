namespace CallCenter.CallModel.Mail;

/// <summary>What became of one recipient's letter.</summary>
/// <param name="At">when it was sent; null = not yet.</param>
/// <param name="Error">why it is not out.</param>
public sealed record CircularLetter(CircularRecipient To, CircularLetterState State, DateTimeOffset? At = null, string? Error = null);
