using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Dialogs;

/// <summary>Takes the requests of a dialog.</summary>
internal interface IDialogUser
{
    /// <summary>A request other than ACK and CANCEL whose dialog and sequence number are right; answer it.</summary>
    void OnRequest(Dialog dialog, SipMessage request);

    void OnAck(Dialog dialog, SipMessage ack);
}
