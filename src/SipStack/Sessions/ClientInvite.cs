using CallCenter.SipStack.Auth;
using CallCenter.SipStack.Dialogs;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Timing;
using CallCenter.SipStack.Transactions;

namespace CallCenter.SipStack.Sessions;

/// <summary>The calling side of one INVITE, first or re-INVITE: challenges, provisional answers, CANCEL, and the ACK to a 2xx.</summary>
internal sealed class ClientInvite : IClientUser, ITimed
{
    private readonly SessionServices _services;
    private readonly InviteSession _session;
    private readonly Dialog _dialog;
    private readonly TimerEntry _giveUp;
    private readonly List<(byte[] RemoteTag, byte[] Ack, Hop Hop)> _acks = [];
    private readonly List<(byte[] RemoteTag, SipBody Body)> _early = [];
    private const int MostEarly = 8;
    private ClientTransaction? _transaction;
    private readonly Redirects _redirects = new();
    private bool _isRinging;
    private bool _isCancelled;
    private bool _isCancelSent;
    private string? _reason;
    private DigestAnswers? _answers;

    public ClientInvite(SessionServices services, InviteSession session, Dialog dialog, SipBody? offer)
    {
        (_services, _session, _dialog, Offer) = (services, session, dialog, offer);
        _giveUp = new TimerEntry(this);
    }

    public SipBody? Offer { get; }

    /// <summary>For challenges; null = a challenge is a refusal.</summary>
    public DigestLogin? Login { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Silence ends it, where no other server of the target is left.</summary>
    public bool GivesWay { get; init; }

    /// <summary>Value of Session-Expires for a refresh; null = none.</summary>
    public string? SessionExpires { get; init; }

    /// <summary>Which targets a 3xx may lead to; null = none.</summary>
    public Func<SipUri, bool>? MayFollow { get; init; }

    public uint CSeq { get; private set; }

    /// <summary>No final response was told yet.</summary>
    public bool IsPending { get; private set; } = true;

    public void Send() => _services.FindHop(_dialog, Send);

    /// <summary>Withdraws it: at once when it rings, else as soon as the other side has said anything (RFC 3261 §9.1).</summary>
    public void Cancel(string? reason)
    {
        (_isCancelled, _reason) = (true, reason);
        if (IsPending && _isRinging)
        {
            SendCancel();
        }
    }

    /// <summary>
    /// The description that a 2xx brings; when it brings none, the last one that the same peer gave in a provisional response, as gateways
    /// without PRACK do. Null when there is neither.
    /// </summary>
    public SipBody? DescriptionIn(SipMessage response)
    {
        if (response.ToSession() is { } body)
        {
            return body;
        }

        foreach (var (tag, early) in _early)
        {
            if (response.ToTag.SequenceEqual(tag))
            {
                return early;
            }
        }

        return null;
    }

    /// <summary>ACK to a 2xx, kept for its retransmissions.</summary>
    public void Acknowledge(Dialog dialog, SipBody? answer) => _services.FindHop(dialog, hop =>
    {
        if (hop is null)
        {
            return;
        }

        var writer = dialog.Begin(_services.Transports, SipMethod.Ack, hop, _services.Ids.Next(), CSeq, answer?.Content.Length ?? 0);
        // The same credentials as the INVITE (§13.2.2.4): an ACK cannot be challenged.
        _answers?.Write(ref writer);

        var packet = writer.End(answer);
        _acks.Add((dialog.RemoteTag, packet.Span.ToArray(), hop));
        _services.Transports.Send(packet.Span, hop, null);
        packet.Release();
    });

    /// <summary>Sends the same ACK again when <paramref name="response"/> is a 2xx that was acknowledged before.</summary>
    public bool TryAcknowledgeAgain(SipMessage response)
    {
        foreach (var (tag, ack, hop) in _acks)
        {
            if (response.ToTag.SequenceEqual(tag))
            {
                _services.Transports.Send(ack, hop, null);
                return true;
            }
        }

        return false;
    }

    public void OnResponse(ClientTransaction transaction, SipMessage response)
    {
        if (transaction != _transaction)
        {
            return;
        }

        if (response.Status < 200)
        {
            OnProvisional(response);
            return;
        }

        _services.Timers.Clear(_giveUp);
        if (response.Status < 300)
        {
            IsPending = false;
            _session.OnAccepted(this, response);
        }
        else if (!_isCancelled && !_redirects.IsElsewhere && (_answers ??= DigestAnswers.By(Login))?.TryMeet(response, SipMethod.Invite, _dialog.RemoteTarget) == true)
        {
            Send();
        }
        else if (response.Status is >= 300 and < 600 && TryFollow(response))
        {
            // to where the 3xx has led
        }
        else if (response.Status == 503 && !_isCancelled)
        {
            response.Retain();
            TryElsewhere(() => Refuse(response.Status, response));
        }
        else
        {
            Refuse(response.Status, response);
        }
    }

    public void OnFailed(ClientTransaction transaction, int status)
    {
        if (transaction == _transaction)
        {
            TryElsewhere(() => Refuse(status, null));
        }
    }

    public void OnTimer(TimerEntry timer)
    {
        if (_isCancelSent)
        {
            // The other side never ended what was cancelled (§9.1): it counts as over.
            _transaction?.Abandon();
            Refuse(408, null);
        }
        else if (!_isRinging)
        {
            var silent = _transaction;
            TryElsewhere(() => GiveWay(silent), () => silent?.Abandon());
        }
    }

    // Each target is tried in its turn, until one of them says more than no.
    private bool TryFollow(SipMessage response)
    {
        if (MayFollow is null || _isCancelled || !IsPending || _dialog.RemoteTag.Length > 0)
        {
            return false;
        }

        if (response.Status < 400)
        {
            _redirects.Take(response, MayFollow);
        }

        if (_redirects.Next() is not { } target)
        {
            return false;
        }

        _dialog.Redirect(target);
        BeginAnew();
        Send();
        return true;
    }

    private void GiveWay(ClientTransaction? silent)
    {
        if (GivesWay && IsPending && !_isRinging && !_isCancelled && _transaction == silent)
        {
            silent?.Abandon();
            Refuse(408, null);
        }
    }

    // A first INVITE may go to another server of the target; a dialog has its own peer.
    private void TryElsewhere(Action otherwise, Action? leave = null)
    {
        if (!IsPending || _isCancelled || _dialog.RemoteTag.Length > 0)
        {
            otherwise();
            return;
        }

        var last = _transaction;
        _services.FindOtherHop(_dialog, hop =>
        {
            if (hop is null || !IsPending || _transaction != last || (leave is not null && _isRinging))
            {
                otherwise();
                return;
            }

            leave?.Invoke();
            BeginAnew();
            Send(hop);
        });
    }

    private void OnProvisional(SipMessage response)
    {
        if (!_isRinging && !_isCancelled)
        {
            _services.Timers.Clear(_giveUp);
        }

        _isRinging = true;
        if (_isCancelled)
        {
            SendCancel();
        }
        else if (response.Status > 100)
        {
            RememberDescription(response);
            _session.OnProvisional(this, response);
        }
    }

    private void RememberDescription(SipMessage response)
    {
        if (response.ToSession() is not { } body)
        {
            return;
        }

        var tag = response.ToTag.ToArray();
        _early.RemoveAll(e => e.RemoteTag.AsSpan().SequenceEqual(tag));
        if (_early.Count < MostEarly)
        {
            _early.Add((tag, body));
        }
    }

    private void Refuse(int status, SipMessage? response)
    {
        _services.Timers.Clear(_giveUp);
        if (IsPending)
        {
            IsPending = false;
            _session.OnRefused(this, status, response);
        }
    }

    private void BeginAnew()
    {
        _isRinging = false;
        _answers?.Clear();
    }

    private void SendCancel()
    {
        if (_isCancelSent || _transaction is not { } invite)
        {
            return;
        }

        _isCancelSent = true;
        var cancel = DerivedRequest.CancelFor(_services.Transports.Pool, invite.Request, _reason);
        _services.Timers.Set(_giveUp, _services.Settings.Long);
        _services.Transactions.Send(SipMethod.Cancel, invite.Branch, cancel, invite.Hop, SilentUser.Instance);
    }

    private void Send(Hop? hop)
    {
        if (hop is null || _isCancelled)
        {
            Refuse(_isCancelled ? 487 : 503, null);
            return;
        }

        var branch = _services.Ids.Next();
        CSeq = ++_dialog.LocalCSeq;
        var writer = _dialog.Begin(_services.Transports, SipMethod.Invite, hop, branch, CSeq, Offer?.Content.Length ?? 0);
        writer.WriteContact(_services.Transports, hop, _dialog.ContactUser);
        _services.WriteOwnAbilities(ref writer);
        if (SessionExpires is not null)
        {
            writer.Header(HeaderId.SessionExpires, SessionExpires);
        }

        foreach (var (name, value) in Headers)
        {
            writer.Header(name, value);
        }

        _answers?.Write(ref writer);
        _transaction = _services.Transactions.Send(SipMethod.Invite, branch, writer.End(Offer), hop, this, _dialog.KeepsTransport);
        if (_dialog.RemoteTag.Length == 0 && _dialog.Pinned is null)
        {
            _services.Timers.Set(_giveUp, _services.Settings.Failover);
        }
    }

    /// <summary>For requests whose outcome changes nothing.</summary>
    private sealed class SilentUser : IClientUser
    {
        public static readonly SilentUser Instance = new();

        public void OnResponse(ClientTransaction transaction, SipMessage response)
        {
        }

        public void OnFailed(ClientTransaction transaction, int status)
        {
        }
    }
}
