using CallCenter.SipStack.Dialogs;
using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Sessions;

/// <summary>The subscription that an incoming REFER makes: tells by NOTIFY how the transfer goes, one at a time (RFC 3515 §2.4.4).</summary>
internal sealed class Referral(SessionServices services, Dialog dialog)
{
    private readonly Queue<int> _waiting = new();
    private bool _isSending;
    private bool _isOver;

    public void Notify(int status)
    {
        if (_isOver)
        {
            return;
        }

        _isOver = status >= 200;
        _waiting.Enqueue(status);
        if (!_isSending)
        {
            SendNext();
        }
    }

    public void Stop()
    {
        _isOver = true;
        _waiting.Clear();
    }

    private void SendNext()
    {
        _isSending = _waiting.TryDequeue(out var status);
        if (!_isSending)
        {
            return;
        }

        var fragment = System.Text.Encoding.ASCII.GetBytes($"SIP/2.0 {status} {StatusPhrases.Of(status)}\r\n");
        new DialogRequest(services, dialog, SipMethod.Notify, null, (_, _) => SendNext())
        {
            Headers = [(HeaderId.Event, "refer"), (HeaderId.SubscriptionState, status < 200 ? "active;expires=120" : "terminated;reason=noresource")],
            Body = new SipBody("message/sipfrag;version=2.0", fragment),
        }.Send();
    }
}
