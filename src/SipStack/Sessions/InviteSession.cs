using CallCenter.SipStack.Auth;
using CallCenter.SipStack.Dialogs;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Timing;

namespace CallCenter.SipStack.Sessions;

/// <summary>
/// One INVITE dialog usage, either side (RFC 3261 §13-15). Commands may be given from any thread; they are carried out in order on
/// the SIP side and do nothing once the session has ended or when they do not fit its state. One file per verb.
/// </summary>
public sealed partial class InviteSession : IDialogUser, ITimed
{
    private readonly SessionServices _services;
    private readonly SessionTimer _sessionTimer;
    private readonly TimerEntry _timer;
    private ISessionObserver? _observer;
    private SipBody? _lastSent;
    private DigestLogin? _login;
    private bool _isListed;

    /// <summary>The dialog; null while an outgoing call is unanswered.</summary>
    private Dialog? _dialog;

    private InviteSession(SessionServices services, string callId, bool outgoing)
    {
        (_services, CallId, IsOutgoing) = (services, callId, outgoing);
        _sessionTimer = new SessionTimer(services.Timers, Refresh, Expire);
        _timer = new TimerEntry(this);
    }

    public string CallId { get; }

    public bool IsOutgoing { get; }

    public SessionState State { get; private set; }

    /// <summary>Incoming: 180 or another 1xx; with a body, early media.</summary>
    public void Ring(int status = 180, SipBody? body = null) => Post(() => DoRing(status, body));

    /// <summary>Incoming: 200 with the answer, or with the offer when the INVITE had none. Retransmitted until the ACK comes.</summary>
    public void Accept(SipBody body) => Post(() => DoAccept(body));

    /// <summary>Incoming: a final refusal, 300 to 699.</summary>
    /// <param name="reason">reason phrase; null = the usual one.</param>
    /// <param name="warning">value of a Warning header (<see cref="SipWarning"/>); null = none.</param>
    public void Reject(int status, string? reason = null, string? warning = null) => Post(() => DoReject(status, reason, warning));

    /// <summary>Sends a re-INVITE with this offer; waits for its turn while another exchange is under way; retries after a glare (491).</summary>
    public void Modify(SipBody offer) => Post(() => DoModify(offer));

    /// <summary>Meets <see cref="ISessionObserver.OnOffer"/> (with an answer) or <see cref="ISessionObserver.OnOfferWanted"/> (with an offer).</summary>
    public void AnswerOffer(SipBody body) => Post(() => DoAnswerOffer(body));

    /// <summary>Refuses the other side's offer, 488 by default; the session goes on as it was. A refused late offer ends the call.</summary>
    /// <param name="warning">value of a Warning header (<see cref="SipWarning"/>); null = none.</param>
    public void RefuseOffer(int status = 488, string? warning = null) => Post(() => DoRefuseOffer(status, warning));

    /// <summary>Sends INFO; its outcome is not told.</summary>
    public void Info(SipBody body) => Post(() => DoInfo(body));

    /// <summary>Asks the other side to go elsewhere (blind transfer by REFER).</summary>
    /// <returns>the final status of the transfer as told by NOTIFY, of the REFER itself when refused, or 408 when neither comes.</returns>
    public Task<int> ReferAsync(SipUri target)
    {
        var outcome = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() => DoRefer(target, outcome));
        return outcome.Task;
    }

    /// <summary>
    /// Ends it, whatever its state: BYE when established, CANCEL when outgoing and unanswered, <paramref name="status"/> when
    /// incoming and unanswered.
    /// </summary>
    /// <param name="reason">a Reason header value (RFC 3326), for instance <c>Q.850;cause=16</c>; null = none.</param>
    public void Close(int status = 480, string? reason = null) => Post(() => DoClose(status, reason));

    /// <summary>
    /// Asks by OPTIONS whether the other side still knows the dialog. False after 32 s without an answer, or when there was no way to ask;
    /// a 481 ends the session (<see cref="EndedBy.Network"/>).
    /// </summary>
    public Task<bool> ProbeAsync()
    {
        var outcome = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() => DoProbe(outcome));
        return outcome.Task;
    }

    /// <summary>Who is told.</summary>
    public ISessionObserver? Observer => _observer;

    /// <summary>Names who is told; before anything can happen.</summary>
    internal void Attach(ISessionObserver observer) => _observer = observer;

    /// <summary>Requests of the dialog, sequence number checked.</summary>
    void IDialogUser.OnRequest(Dialog dialog, SipMessage request)
    {
        switch (request.Method)
        {
            case SipMethod.Bye:
                OnBye(dialog, request);
                break;
            case var _ when State == SessionState.Ended:
                _services.Transactions.Reply(request, 481);
                break;
            case SipMethod.Invite:
                OnReInvite(dialog, request);
                break;
            case SipMethod.Update:
                OnUpdate(dialog, request);
                break;
            case SipMethod.Prack:
                OnPrack(dialog, request);
                break;
            case SipMethod.Info:
                OnInfo(dialog, request);
                break;
            case SipMethod.Refer:
                OnRefer(dialog, request);
                break;
            case SipMethod.Notify:
                OnNotify(dialog, request);
                break;
            default:
                _services.Transactions.Reply(request, 200);
                break;
        }
    }

    void ITimed.OnTimer(TimerEntry timer)
    {
        switch (State)
        {
            case SessionState.Early:
                RingTimeOver();
                break;
            case SessionState.Established:
                ModifyNext();
                break;
            default:
                ByeNow();
                break;
        }
    }

    private void Post(Action command) => _services.Loop.Post(command);

    private void Answer(Dialog dialog, SipMessage request, int status)
    {
        var transaction = _services.Transactions.Open(request);
        transaction.Respond(status, _services.BeginResponse(dialog, request, status).End());
    }

    private void List(Dialog dialog)
    {
        dialog.User = this;
        _services.Dialogs.Add(dialog);
        _isListed = true;
    }

    /// <summary>Told once; what remains on the wire (BYE, CANCEL, late 2xx) goes on without the owner.</summary>
    private void End(SessionEnd end)
    {
        if (State == SessionState.Ended)
        {
            return;
        }

        State = SessionState.Ended;
        _services.Sessions.Remove(this);
        _services.Timers.Clear(_timer);
        _sessionTimer.Stop();
        RefuseWhatIsOpen();
        StopReferrals(goOnTelling: end.By == EndedBy.Local);
        DropEarly();
        _observer?.OnEnded(this, end);
    }

    /// <summary>Nothing more is to come on the dialog.</summary>
    private void Leave()
    {
        if (_isListed && _dialog is { } dialog)
        {
            _isListed = false;
            _services.Dialogs.Remove(dialog);
        }
    }
}
