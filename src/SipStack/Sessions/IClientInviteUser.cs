using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Sessions;

/// <summary>Told by a <see cref="ClientInvite"/>.</summary>
internal interface IClientInviteUser
{
    void OnProvisional(ClientInvite invite, SipMessage response);

    /// <summary>Any 2xx: the first, its retransmissions, and those of other forks. Each wants an ACK.</summary>
    void OnAccepted(ClientInvite invite, SipMessage response);

    /// <param name="response">null when nobody answered (408) or it could not be sent (503).</param>
    void OnRefused(ClientInvite invite, int status, SipMessage? response);
}
