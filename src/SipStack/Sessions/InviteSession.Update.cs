using CallCenter.SipStack.Dialogs;
using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Sessions;

/// <summary>Own UPDATEs (RFC 3311): offers before the final answer, and refreshes of the session timer where the other side takes them.</summary>
public sealed partial class InviteSession
{
    private DialogRequest? _updating;
    private bool _peerTakesUpdate;

    /// <summary>The dialog in which an offer may be made though nothing final was said; null = none yet.</summary>
    private Dialog? EarlyWay
    {
        get
        {
            var dialog = IsOutgoing ? _early.Find(e => e.Remote is not null)?.Dialog : _dialog;
            return dialog is not null && _peerTakesUpdate && _updating is null && _open == OpenOffer.None && IsAgreedEarly(dialog) ? dialog : null;
        }
    }

    private void ReadAbilities(SipMessage message) => _peerTakesUpdate = message.Lists(HeaderId.Allow, "UPDATE"u8);

    private void SendUpdate(Dialog dialog, SipBody? offer)
    {
        var headers = _sessionTimer.Wish is { } wish ? new[] { (HeaderId.SessionExpires, wish), (HeaderId.Supported, SipMethods.Supported) } : [];
        _updating = new DialogRequest(_services, dialog, SipMethod.Update, _login, (status, response) => OnUpdated(dialog, offer, status, response))
        {
            Headers = headers, Body = offer,
        };
        _updating.Send();
    }

    private void OnUpdated(Dialog dialog, SipBody? offer, int status, SipMessage? response)
    {
        _updating = null;
        if (State == SessionState.Ended)
        {
            return;
        }

        if (status is >= 200 and < 300)
        {
            dialog.Refresh(response!);
            TakeUpdated(dialog, offer, response!);
        }
        else if (State == SessionState.Established && IsDead(status, response))
        {
            Die(status);
            return;
        }
        else if (offer is not null)
        {
            _observer?.OnOfferFailed(this, status);
        }
        else if (status is 405 or 501)
        {
            _peerTakesUpdate = false;
            Refresh();
            return;
        }
        else
        {
            _sessionTimer.Refused(response, status == 491 ? PauseAfterGlare() : null);
        }

        ModifyNext();
    }

    private void TakeUpdated(Dialog dialog, SipBody? offer, SipMessage response)
    {
        if (offer is null)
        {
            _sessionTimer.Agreed(response);
        }
        else if (response.ToSession() is { } answer)
        {
            _lastSent = offer;
            TellAnswer(answer);
            KeepEarly(dialog);
        }
        else
        {
            _observer?.OnOfferFailed(this, 488);
        }
    }

    /// <summary>Refreshes the session timer: by UPDATE without a description, or by a re-INVITE with what was sent last, which every peer knows.</summary>
    private void Refresh()
    {
        if (State != SessionState.Established || IsBusy)
        {
            return;
        }

        if (_peerTakesUpdate)
        {
            SendUpdate(_dialog!, null);
        }
        else if (_lastSent is { } body)
        {
            SendReInvite(body, refresh: true);
        }
    }
}
