namespace CallCenter.SipStack.Sessions;

public enum SessionState
{
    /// <summary>INVITE sent or received, nothing final yet.</summary>
    Early,
    /// <summary>2xx sent or received; an incoming one may still wait for its ACK.</summary>
    Established,
    /// <summary>Over; the last transactions may still be on their way out.</summary>
    Ended,
}
