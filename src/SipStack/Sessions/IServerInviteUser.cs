using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Sessions;

/// <summary>Told by a <see cref="ServerInvite"/>.</summary>
internal interface IServerInviteUser
{
    void OnCancelled(ServerInvite invite, SipMessage cancel);

    /// <summary>The first ACK to the 2xx.</summary>
    void OnAcknowledged(ServerInvite invite, SipMessage ack);

    /// <summary>64 × T1 without an ACK (RFC 3261 §13.3.1.4).</summary>
    void OnAckLost(ServerInvite invite);
}
