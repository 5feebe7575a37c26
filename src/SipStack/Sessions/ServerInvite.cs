using CallCenter.SipStack.Dialogs;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Timing;
using CallCenter.SipStack.Transactions;

namespace CallCenter.SipStack.Sessions;

/// <summary>The called side of one INVITE, first or re-INVITE: its responses, and its 2xx over and over until the ACK comes.</summary>
internal sealed class ServerInvite : IServerUser, ITimed
{
    private readonly SessionServices _services;
    private readonly InviteSession _session;
    private readonly Dialog _dialog;
    private readonly ServerTransaction _transaction;
    private readonly TimerEntry _timer;
    private readonly ReliableProvisionals? _reliable;
    private (SipBody? Body, string? SessionExpires)? _held;
    private TimeSpan _interval;
    private TimeSpan _elapsed;

    public ServerInvite(SessionServices services, InviteSession session, SipMessage request, ServerTransaction transaction, Dialog dialog)
    {
        (_services, _session, _dialog, _transaction) = (services, session, dialog, transaction);
        (CSeq, HasOffer) = (request.CSeq, request.HasSession());
        _timer = new TimerEntry(this);
        request.Retain();
        transaction.User = this;
        transaction.LocalTag = dialog.LocalTag;
        _reliable = ReliableProvisionals.For(services, dialog, transaction, request, () => session.OnPrackLost(this));
    }

    public uint CSeq { get; }

    public bool HasOffer { get; }

    public bool IsPending => !_transaction.IsAnswered;

    public bool AwaitsAck { get; private set; }

    public SipMessage? Request => _transaction.Request;

    /// <summary>A description was sent in a provisional response and acknowledged.</summary>
    public bool IsAgreedEarly => _reliable?.IsAgreed ?? false;

    /// <summary>Whoever sent it is there; nobody has forged its source.</summary>
    public bool IsProven => _transaction.Hop.Transport.IsReliable() || Proven.Has(_transaction.Hop.EndPoint.Address);

    private ProvenSources Proven => _services.Transactions.Proven;

    public void Provisional(int status, SipBody? body)
    {
        if (!IsPending || Request is not { } request)
        {
            return;
        }

        if (_reliable is { } reliable && (reliable.IsRequired || body is not null))
        {
            // the first of them would have to carry an offer (RFC 3262 §5): then 100 has to do
            if (HasOffer || body is not null)
            {
                reliable.Send(status, body);
            }
        }
        else
        {
            _transaction.Respond(status, _services.BeginResponse(_dialog, request, status, null, body?.Content.Length ?? 0).End(body));
        }
    }

    /// <summary>200.</summary>
    /// <param name="sessionExpires">value of Session-Expires; null = none.</param>
    public void Accept(SipBody? body, string? sessionExpires)
    {
        if (!IsPending || Request is not { } request)
        {
            return;
        }

        if (_reliable is { HoldsFinal: true })
        {
            _held = (body, sessionExpires);
            return;
        }

        _reliable?.Stop();
        var writer = _services.BeginResponse(_dialog, request, 200, null, body?.Content.Length ?? 0);
        SessionServices.WriteSessionExpires(ref writer, request, sessionExpires);
        AwaitsAck = true;
        _interval = _services.Settings.T1;
        _services.Timers.Set(_timer, _interval);
        _transaction.Respond(200, writer.End(body));
    }

    public void Reject(int status, string? phrase = null, (HeaderId Id, string Value)[]? headers = null)
    {
        if (!IsPending || Request is not { } request)
        {
            return;
        }

        _held = null;
        _reliable?.Stop();
        var writer = _services.BeginResponse(_dialog, request, status, phrase);
        foreach (var (id, value) in headers ?? [])
        {
            writer.Header(id, value);
        }

        _transaction.Respond(status, writer.End());
    }

    /// <summary>Takes what a PRACK acknowledges; false when it is nothing of this INVITE's.</summary>
    public bool TryAcknowledge(uint rseq, uint cseq) => _reliable?.TryAcknowledge(rseq, cseq) ?? false;

    /// <summary>After the PRACK is answered: the 2xx that waited for it.</summary>
    public void GoOn()
    {
        if (_held is { } held)
        {
            _held = null;
            Accept(held.Body, held.SessionExpires);
        }
    }

    /// <summary>Refuses after all what was accepted and still waits for a PRACK; false when nothing waits.</summary>
    public bool TryWithdraw(int status)
    {
        if (_held is null)
        {
            return false;
        }

        Reject(status);
        return true;
    }

    /// <summary>Takes an ACK of the dialog; false when it is not this INVITE's or not its first.</summary>
    public bool TryAcknowledge(SipMessage ack)
    {
        if (!AwaitsAck || ack.CSeq != CSeq)
        {
            return false;
        }

        Stop();
        if (ack.Source.EndPoint.Address.Equals(_transaction.Hop.EndPoint.Address))
        {
            Proven.Add(ack.Source.EndPoint.Address); // our tag is known to nobody else
        }

        _session.OnAcknowledged(this, ack);
        return true;
    }

    /// <summary>Ends the wait for the ACK. The transaction lingers for half a minute more, and would keep a whole call in memory for it.</summary>
    public void Stop()
    {
        AwaitsAck = false;
        _transaction.User = null;
        _services.Timers.Clear(_timer);
    }

    public void OnTimer(TimerEntry timer)
    {
        var timers = _services.Settings;
        _elapsed += _interval;
        if (_elapsed >= timers.Long)
        {
            AwaitsAck = false;
            _session.OnAckLost(this);
            return;
        }

        _transaction.Retransmit();
        _interval = Shortest(_interval * 2, timers.T2, timers.Long - _elapsed);
        _services.Timers.Set(_timer, _interval);
    }

    public void OnCancel(ServerTransaction transaction, SipMessage cancel)
    {
        if (IsPending)
        {
            _session.OnCancelled(this, cancel);
        }
    }

    public void OnAck(SipMessage ack) => TryAcknowledge(ack);

    private static TimeSpan Shortest(TimeSpan a, TimeSpan b, TimeSpan c) => a < b ? (a < c ? a : c) : b < c ? b : c;
}
