using CallCenter.SipStack.Dialogs;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Transactions;

namespace CallCenter.SipStack.Sessions;

/// <summary>The called side of the first INVITE (RFC 3261 §13.3).</summary>
public sealed partial class InviteSession
{
    private ServerInvite? _called;
    private bool _isAnsweredEarly;

    internal static InviteSession Incoming(SessionServices services, SipMessage invite, ServerTransaction transaction, string callId)
    {
        var session = new InviteSession(services, callId, outgoing: false)
        {
            _dialog = Dialog.FromInvite(invite, services.Ids.Next()),
            _remote = invite.ToSession(),
        };
        session.ReadAbilities(invite);
        services.Sessions.Add(session);
        session.List(session._dialog);
        session._called = new ServerInvite(services, session, invite, transaction, session._dialog);
        return session;
    }

    /// <summary>The first ACK to the 2xx.</summary>
    internal void OnAcknowledged(ServerInvite invite, SipMessage ack)
    {
        if (State == SessionState.Ended)
        {
            // Closed while the 2xx was on its way: only now a BYE may follow (§15).
            ByeWhenTold();
            return;
        }

        var isOffered = !invite.HasOffer && !(invite == _called && _isAnsweredEarly);
        if (isOffered && ack.ToSession() is { } answer)
        {
            TellAnswer(answer);
        }
        else if (isOffered)
        {
            OnAnswerMissing(invite);
            return;
        }

        if (invite == _called)
        {
            _observer?.OnConfirmed(this);
        }

        ModifyNext();
    }

    /// <summary>64 × T1 without an ACK (RFC 3261 §13.3.1.4).</summary>
    internal void OnAckLost(ServerInvite invite)
    {
        End(new SessionEnd(EndedBy.Network, Answered: true, 408, "no ACK"));
        SendBye(null);
    }

    /// <summary>64 × T1 without a PRACK to a reliable response (RFC 3262 §3).</summary>
    internal void OnPrackLost(ServerInvite invite)
    {
        invite.Reject(504);
        if (invite == _called)
        {
            End(new SessionEnd(EndedBy.Network, Answered: false, 504, "no PRACK"));
            Leave();
        }
    }

    internal void OnCancelled(ServerInvite invite, SipMessage cancel)
    {
        invite.Reject(487);
        if (invite == _called)
        {
            End(new SessionEnd(EndedBy.Remote, Answered: false, 487, ReasonOf(cancel)));
            Leave();
        }
        else
        {
            _open = OpenOffer.None;
            ModifyNext();
        }
    }

    void IDialogUser.OnAck(Dialog dialog, SipMessage ack)
    {
        if (_called?.TryAcknowledge(ack) != true && _reInvited?.TryAcknowledge(ack) != true)
        {
            _services.Transactions.Counters.Stray();
        }
    }

    private void DoRing(int status, SipBody? body)
    {
        if (State == SessionState.Early && status is > 100 and < 200)
        {
            _called?.Provisional(status, body);
        }
    }

    private void DoAccept(SipBody body)
    {
        if (State != SessionState.Early || _called is not { IsPending: true, Request: { } request })
        {
            return;
        }

        State = SessionState.Established;
        _lastSent = body;
        // an offer that the PRACK has answered is not made again
        _called.Accept(_isAnsweredEarly ? null : body, _sessionTimer.Agree(request));
    }

    private void DoReject(int status, string? phrase, string? warning = null)
    {
        if (State == SessionState.Early && _called is { IsPending: true } && status is >= 300 and < 700)
        {
            _called.Reject(status, phrase, Warning(warning));
            End(new SessionEnd(EndedBy.Local, Answered: false, status, phrase));
            Leave();
        }
    }

    // An offer went out in the 2xx and nothing came back in the ACK: there is no session to speak of.
    private void OnAnswerMissing(ServerInvite invite)
    {
        if (invite == _called)
        {
            EndWithoutDescription("no answer in ACK");
        }
        else
        {
            _observer?.OnOfferFailed(this, 488);
            ModifyNext();
        }
    }
}
