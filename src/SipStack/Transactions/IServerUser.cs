using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Transactions;

/// <summary>Who answers a request; needed for INVITE only, everything else is answered and forgotten.</summary>
internal interface IServerUser
{
    /// <summary>The other side withdrew its INVITE; the CANCEL is answered already.</summary>
    void OnCancel(ServerTransaction transaction, SipMessage cancel);

    /// <summary>An ACK that came on the branch of an accepted INVITE.</summary>
    void OnAck(SipMessage ack);
}
