namespace CallCenter.SipStack.Sessions;

/// <summary>How a session ended.</summary>
/// <param name="Answered">a 2xx had established it.</param>
/// <param name="Status">never answered: the final status of the INVITE (486, 487, 408, 503...); answered: 200 for BYE, 408 or 481 for a dead peer.</param>
/// <param name="Reason">the Reason header of the BYE or CANCEL (RFC 3326), or the reason phrase of the refusal; null when there was none.</param>
public sealed record SessionEnd(EndedBy By, bool Answered, int Status, string? Reason = null);
