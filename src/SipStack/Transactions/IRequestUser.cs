using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Transactions;

/// <summary>Takes the requests that belong to no transaction yet.</summary>
internal interface IRequestUser
{
    /// <summary>
    /// A new request other than ACK and CANCEL. Answer it statelessly by <see cref="TransactionLayer.Reply"/>, or open a
    /// transaction by <see cref="TransactionLayer.Open"/>.
    /// </summary>
    void OnRequest(SipMessage request);

    /// <summary>An ACK to a 2xx: it belongs to a dialog, not to a transaction.</summary>
    void OnAck(SipMessage ack);
}
