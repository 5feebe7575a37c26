namespace CallCenter.SipStack.Sessions;

public enum EndedBy
{
    /// <summary>A command of the owner, or the ring time that it gave.</summary>
    Local,
    /// <summary>BYE, CANCEL or a final refusal of the other side.</summary>
    Remote,
    /// <summary>Nobody answered: timeouts, transport errors, a lost ACK, an expired session timer.</summary>
    Network,
}

/// <summary>How a session ended.</summary>
/// <param name="Answered">a 2xx had established it.</param>
/// <param name="Status">never answered: the final status of the INVITE (486, 487, 408, 503...); answered: 200 for BYE, 408 or 481 for a dead peer.</param>
/// <param name="Reason">the Reason header of the BYE or CANCEL (RFC 3326), or the reason phrase of the refusal; null when there was none.</param>
public sealed record SessionEnd(EndedBy By, bool Answered, int Status, string? Reason = null);
