using System.Text;
using CallCenter.SipStack.Dialogs;
using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Sessions;

/// <summary>The end of a session: BYE both ways, CANCEL, and peers that are no longer there (RFC 3261 §9, §15).</summary>
public sealed partial class InviteSession
{
    private string? _closeReason;
    private bool _byeWaits;

    private void DoClose(int status, string? reason)
    {
        if (State == SessionState.Established && _called?.TryWithdraw(status) == true)
        {
            End(new SessionEnd(EndedBy.Local, Answered: false, status, reason));
            Leave();
        }
        else if (State == SessionState.Established)
        {
            _closeReason = reason;
            var mustWait = _called is { AwaitsAck: true };
            if (_open == OpenOffer.InAck)
            {
                // The 2xx must not be left without its ACK, even when nothing comes of it.
                _calling!.Acknowledge(_dialog!, null);
            }

            End(new SessionEnd(EndedBy.Local, Answered: true, 200, reason));
            if (!mustWait)
            {
                ByeWhenTold();
            }
        }
        else if (State == SessionState.Ended)
        {
            ByeNow();
        }
        else if (State == SessionState.Early && IsOutgoing)
        {
            _calling?.Cancel(reason);
            End(new SessionEnd(EndedBy.Local, Answered: false, 487, reason));
        }
        else
        {
            DoReject(status, null);
        }
    }

    // Whoever asked for a transfer hears how it went before the dialog ends (RFC 5589 §6.1); who does not answer is not waited for long.
    private void ByeWhenTold()
    {
        if (_referrals.TrueForAll(r => r.IsTold))
        {
            SendBye(_closeReason);
            return;
        }

        _byeWaits = true;
        _services.Sessions.Add(this);
        _services.Timers.Set(_timer, _services.Settings.T2);
    }

    private void OnTold()
    {
        if (_referrals.TrueForAll(r => r.IsTold))
        {
            ByeNow();
        }
    }

    private void ByeNow()
    {
        if (StopWaiting())
        {
            SendBye(_closeReason);
        }
    }

    private bool StopWaiting()
    {
        if (!_byeWaits)
        {
            return false;
        }

        _byeWaits = false;
        _services.Sessions.Remove(this);
        _services.Timers.Clear(_timer);
        StopReferrals(goOnTelling: false);
        return true;
    }

    private void SendBye(string? reason)
    {
        if (_dialog is not { } dialog)
        {
            return;
        }

        new DialogRequest(_services, dialog, SipMethod.Bye, _login, (_, _) => Leave())
        {
            Headers = reason is null ? [] : [(HeaderId.Reason, reason)],
        }.Send();
    }

    private void OnBye(Dialog dialog, SipMessage request)
    {
        var reason = ReasonOf(request);
        Answer(dialog, request, 200);
        StopWaiting();
        _called?.Reject(487);
        _called?.Stop();
        var answered = State == SessionState.Established;
        if (IsOutgoing && !answered)
        {
            _calling?.Cancel(null);
        }

        End(new SessionEnd(EndedBy.Remote, answered, answered ? 200 : 487, reason));
        Leave();
    }

    /// <summary>The peer does not know the dialog, or does not answer at all.</summary>
    private void Die(int status)
    {
        End(new SessionEnd(EndedBy.Network, Answered: true, status));
        if (status == 481)
        {
            Leave();
        }
        else
        {
            SendBye(null);
        }
    }

    private void Expire()
    {
        End(new SessionEnd(EndedBy.Network, Answered: true, 408, "session timer"));
        SendBye("SIP;cause=200;text=\"Session Timer Expired\"");
    }

    // RFC 5057: these say that the whole dialog is gone. 408 from nobody at all counts the same.
    private static bool IsDead(int status, SipMessage? response) => status is 481 or 408 || (response is null && status == 503);

    private static string? ReasonOf(SipMessage message) =>
        message.TryGet(HeaderId.Reason, out var reason) ? Encoding.UTF8.GetString(reason) : null;
}
