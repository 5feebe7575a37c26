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
