using CallCenter.SipStack.Dialogs;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Transactions;

namespace CallCenter.SipStack.Sessions;

/// <summary>Later offers and answers: re-INVITE both ways (RFC 3261 §14), UPDATE from the other side (RFC 3311), glare (§14.1).</summary>
public sealed partial class InviteSession
{
    private ServerInvite? _reInvited;
    private (ServerTransaction Transaction, Dialog Dialog)? _update;
    private ClientInvite? _modifying;
    private SipBody? _next;
    private SipBody? _asked;
    private SipBody? _remote;
    private bool _isRefresh;
    private OpenOffer _open;

    /// <summary>What the owner has been asked and has not answered yet.</summary>
    private enum OpenOffer
    {
        None,
        /// <summary>To be answered in the 2xx to a re-INVITE.</summary>
        InReInvite,
        /// <summary>To be answered in the 200 to an UPDATE, or to a PRACK that offers.</summary>
        InUpdate,
        /// <summary>To be answered in the PRACK to the provisional response that brought it.</summary>
        InPrack,
        /// <summary>To be answered in the ACK to the 2xx that brought it.</summary>
        InAck,
    }

    /// <summary>An own offer is on its way.</summary>
    private bool IsOffering => _modifying is not null || _updating is not null;

    private bool IsBusy => _open != OpenOffer.None || IsOffering || _called is { IsPending: true } or { AwaitsAck: true }
        || _reInvited is { AwaitsAck: true };

    /// <summary>An own offer went out in a 2xx; its answer comes in the ACK.</summary>
    private bool AwaitsAnswer => _reInvited is { AwaitsAck: true, HasOffer: false } || (_called is { AwaitsAck: true, HasOffer: false } && !_isAnsweredEarly);

    private void DoModify(SipBody offer)
    {
        if (State == SessionState.Early && EarlyWay is { } early)
        {
            SendUpdate(early, offer);
        }
        else if (State == SessionState.Established)
        {
            _next = offer;
            if (!IsBusy && !_timer.IsSet)
            {
                ModifyNext();
            }
        }
    }

    private void ModifyNext()
    {
        if (_next is { } offer && State == SessionState.Established && !IsBusy)
        {
            _next = null;
            SendReInvite(offer, refresh: false);
        }
    }

    private void SendReInvite(SipBody offer, bool refresh)
    {
        _isRefresh = refresh;
        _modifying = new ClientInvite(_services, this, _dialog!, offer) { Login = _login, SessionExpires = _sessionTimer.Wish };
        _modifying.Send();
    }

    private void OnModified(ClientInvite invite, SipMessage response)
    {
        invite.Acknowledge(_dialog!, null);
        if (invite != _modifying)
        {
            return;
        }

        _modifying = null;
        if (State != SessionState.Established)
        {
            return;
        }

        _dialog!.Refresh(response);
        _sessionTimer.Agreed(response);
        if (invite.DescriptionIn(response) is not { } answer)
        {
            TellUnanswered();
        }
        else
        {
            _lastSent = invite.Offer;
            if (!_isRefresh || !IsKnown(answer))
            {
                TellAnswer(answer);
            }
        }

        ModifyNext();
    }

    private void TellAnswer(SipBody answer)
    {
        _remote = answer;
        _observer?.OnAnswer(this, answer);
    }

    // A 2xx without a description agrees to nothing; a refresh that only keeps the session alive needs none.
    private void TellUnanswered()
    {
        if (!_isRefresh)
        {
            _observer?.OnOfferFailed(this, 488);
        }
    }

    private bool IsKnown(SipBody description) => _remote is { } remote && remote.Content.Span.SequenceEqual(description.Content.Span);

    private void OnModifyRefused(int status, SipMessage? response)
    {
        var offer = _modifying?.Offer;
        _modifying = null;
        if (State != SessionState.Established)
        {
            return;
        }

        if (IsDead(status, response))
        {
            Die(status);
        }
        else if (_isRefresh)
        {
            _sessionTimer.Refused(response, status == 491 ? PauseAfterGlare() : null);
            ModifyNext();
        }
        else if (status == 491)
        {
            _next ??= offer;
            _services.Timers.Set(_timer, PauseAfterGlare());
        }
        else
        {
            _observer?.OnOfferFailed(this, status);
            ModifyNext();
        }
    }

    // §14.1: whoever made the Call-ID waits longer, so that the two do not meet again.
    private TimeSpan PauseAfterGlare() => TimeSpan.FromSeconds((Random.Shared.NextDouble() * 1.9) + (IsOutgoing ? 2.1 : 0));

    private void OnReInvite(Dialog dialog, SipMessage request)
    {
        if (IsOffering || AwaitsAnswer)
        {
            _services.Transactions.Reply(request, 491);
        }
        else if (State == SessionState.Early || _open != OpenOffer.None || dialog != _dialog)
        {
            ReplyLater(request);
        }
        else if (SessionTimer.IsTooShort(request))
        {
            ReplyTooShort(request);
        }
        else
        {
            _reInvited?.Stop();
            _open = OpenOffer.InReInvite;
            _reInvited = new ServerInvite(_services, this, request, _services.Transactions.Open(request), dialog);
            Ask(request.ToSession());
        }
    }

    private void OnUpdate(Dialog dialog, SipMessage request)
    {
        if (SessionTimer.IsTooShort(request))
        {
            ReplyTooShort(request);
        }
        else if (!request.HasSession())
        {
            dialog.Refresh(request);
            AnswerUpdate(_services.Transactions.Open(request), request, dialog, null);
        }
        else if (IsOffering || AwaitsAnswer || (_called is { IsPending: true, HasOffer: false } && !_isAnsweredEarly))
        {
            _services.Transactions.Reply(request, 491);
        }
        else if (_open != OpenOffer.None || (State == SessionState.Early ? !IsAgreedEarly(dialog) : dialog != _dialog))
        {
            ReplyLater(request);
        }
        else
        {
            AskInUpdate(dialog, request, request.ToSession());
        }
    }

    private void AskInUpdate(Dialog dialog, SipMessage request, SipBody? offer)
    {
        request.Retain();
        _open = OpenOffer.InUpdate;
        _update = (_services.Transactions.Open(request), dialog);
        Ask(offer);
    }

    private void Ask(SipBody? offer)
    {
        _asked = offer;
        if (offer is not null)
        {
            _observer?.OnOffer(this, offer);
        }
        else
        {
            _observer?.OnOfferWanted(this);
        }
    }

    private void DoAnswerOffer(SipBody body)
    {
        if (State == SessionState.Ended)
        {
            return;
        }

        var open = _open;
        _open = OpenOffer.None;
        if (open != OpenOffer.None)
        {
            (_lastSent, _remote) = (body, _asked ?? _remote);
        }

        switch (open)
        {
            case OpenOffer.InReInvite when _reInvited is { Request: { } request }:
                _dialog!.Refresh(request);
                _reInvited.Accept(body, _sessionTimer.Agree(request));
                break;
            case OpenOffer.InUpdate when _update is { Transaction: { Request: { } request } transaction, Dialog: var dialog }:
                dialog.Refresh(request);
                _update = null;
                KeepEarly(dialog);
                AnswerUpdate(transaction, request, dialog, body);
                break;
            case OpenOffer.InPrack:
                AnswerInPrack(body);
                break;
            case OpenOffer.InAck:
                _calling!.Acknowledge(_dialog!, body);
                _observer?.OnConfirmed(this);
                break;
            default:
                break;
        }

        ModifyNext();
    }

    private void DoRefuseOffer(int status, string? warning)
    {
        var open = _open;
        _open = OpenOffer.None;
        switch (open)
        {
            case OpenOffer.InReInvite:
                _reInvited?.Reject(status, headers: Warning(warning));
                break;
            case OpenOffer.InUpdate when _update is { Transaction: { Request: { } request } transaction, Dialog: var dialog }:
                _update = null;
                RefuseUpdate(transaction, request, dialog, status, warning);
                break;
            case OpenOffer.InPrack:
                // there is no way to refuse it but to give the call up (RFC 3262 §5)
                DoClose(status, null);
                break;
            case OpenOffer.InAck:
                _calling!.Acknowledge(_dialog!, null);
                End(new SessionEnd(EndedBy.Local, Answered: true, status));
                SendBye(null);
                break;
            default:
                break;
        }

        ModifyNext();
    }

    // What a fork has offered since is what its final answer stands by.
    private void KeepEarly(Dialog dialog)
    {
        if (_early.Find(e => e.Dialog == dialog) is { } fork)
        {
            fork.Remote = _remote;
        }
    }

    private void AnswerUpdate(ServerTransaction transaction, SipMessage request, Dialog dialog, SipBody? answer)
    {
        var writer = _services.BeginResponse(dialog, request, 200, null, answer?.Content.Length ?? 0);
        SessionServices.WriteSessionExpires(ref writer, request, _sessionTimer.Agree(request));
        transaction.Respond(200, writer.End(answer));
    }

    private void RefuseUpdate(ServerTransaction transaction, SipMessage request, Dialog dialog, int status, string? warning)
    {
        var writer = _services.BeginResponse(dialog, request, status);
        if (warning is not null)
        {
            writer.Header(HeaderId.Warning, warning);
        }

        transaction.Respond(status, writer.End());
    }

    private static (HeaderId Id, string Value)[]? Warning(string? value) => value is null ? null : [(HeaderId.Warning, value)];

    // §14.2: an exchange is under way; the other side is to come again a little later.
    private void ReplyLater(SipMessage request)
    {
        var writer = ResponseWriter.Begin(request, 500, null, 0);
        writer.Header(HeaderId.RetryAfter, Random.Shared.Next(0, 10));
        _services.Transactions.Reply(request, writer.End());
    }

    private void ReplyTooShort(SipMessage request)
    {
        var writer = ResponseWriter.Begin(request, 422, null, 0);
        writer.Header(HeaderId.MinSe, SessionTimer.Shortest);
        _services.Transactions.Reply(request, writer.End());
    }

    private void RefuseWhatIsOpen()
    {
        _next = null;
        _open = OpenOffer.None;
        _reInvited?.Reject(487);
        _reInvited?.Stop();
        _update?.Transaction.Respond(481);
        _update = null;
        _prack = null;
    }
}
