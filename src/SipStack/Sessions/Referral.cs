using CallCenter.SipStack.Dialogs;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Timing;
using CallCenter.SipStack.Transactions;

namespace CallCenter.SipStack.Sessions;

/// <summary>An incoming REFER and the subscription it makes: tells by NOTIFY how the transfer goes, one at a time (RFC 3515 §2.4.4).</summary>
internal sealed class Referral : ITimed
{
    // Before the other side's timer F gives the REFER up.
    private static readonly TimeSpan DecideWithin = TimeSpan.FromSeconds(20);

    private readonly SessionServices _services;
    private readonly Dialog _dialog;
    private readonly SipMessage _request;
    private readonly ServerTransaction _transaction;
    private readonly TimerEntry _timer;
    private readonly Action _told;
    private readonly string _event;
    private readonly Queue<int> _waiting = new();
    private bool _isSending;

    /// <param name="first">of its dialog: those after it are told apart by the number of their REFER (§2.4.6).</param>
    /// <param name="told">whenever nothing more waits to be told.</param>
    public Referral(SessionServices services, Dialog dialog, SipMessage request, bool first, Action told)
    {
        request.Retain();
        _told = told;
        _event = first ? "refer" : $"refer;id={request.CSeq}";
        (_services, _dialog, _request, _transaction) = (services, dialog, request, services.Transactions.Open(request));
        _timer = new TimerEntry(this);
        services.Timers.Set(_timer, DecideWithin);
    }

    public bool IsOver { get; private set; }

    /// <summary>No NOTIFY is on its way or waits.</summary>
    public bool IsTold => !_isSending && _waiting.Count == 0;

    public void OnTimer(TimerEntry timer) => Decide(480);

    public void Decide(int status)
    {
        if (_transaction.IsAnswered)
        {
            return;
        }

        _services.Timers.Clear(_timer);
        IsOver = status >= 300;
        _transaction.Respond(status, _services.BeginResponse(_dialog, _request, status).End());
        Notify(100);
    }

    /// <summary>How it goes; whoever says so before the REFER is answered has accepted it.</summary>
    public void Notify(int status)
    {
        Decide(202);
        if (IsOver)
        {
            return;
        }

        IsOver = status >= 200;
        _waiting.Enqueue(status);
        if (!_isSending)
        {
            SendNext();
        }
    }

    /// <summary>This side ends the session: a transfer without an outcome ends with it.</summary>
    public void Conclude()
    {
        Decide(481);
        Notify(487);
    }

    /// <summary>The dialog is over: nothing more can be told.</summary>
    public void Stop()
    {
        Decide(481);
        IsOver = true;
        _waiting.Clear();
    }

    private void SendNext()
    {
        _isSending = _waiting.TryDequeue(out var status);
        if (!_isSending)
        {
            _told();
            return;
        }

        var fragment = System.Text.Encoding.ASCII.GetBytes($"SIP/2.0 {status} {StatusPhrases.Of(status)}\r\n");
        new DialogRequest(_services, _dialog, SipMethod.Notify, null, (_, _) => SendNext())
        {
            Headers = [(HeaderId.Event, _event), (HeaderId.SubscriptionState, status < 200 ? "active;expires=120" : "terminated;reason=noresource")],
            Body = new SipBody("message/sipfrag;version=2.0", fragment),
        }.Send();
    }
}
