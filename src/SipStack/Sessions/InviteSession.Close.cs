using System.Text;
using CallCenter.SipStack.Dialogs;
using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Sessions;

/// <summary>The end of a session: BYE both ways, CANCEL, and peers that are no longer there (RFC 3261 §9, §15).</summary>
public sealed partial class InviteSession
{
    private string? _closeReason;

    private void DoClose(int status, string? reason)
    {
        if (State == SessionState.Established)
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
                SendBye(reason);
            }
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
