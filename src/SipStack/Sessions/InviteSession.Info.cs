using CallCenter.SipStack.Dialogs;
using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Sessions;

/// <summary>INFO both ways (RFC 6086), and the OPTIONS that asks whether the peer is still there.</summary>
public sealed partial class InviteSession
{
    private void DoInfo(SipBody body)
    {
        if (_dialog is { } dialog && State == SessionState.Established)
        {
            new DialogRequest(_services, dialog, SipMethod.Info, _login, OnOutcome) { Body = body }.Send();
        }
    }

    private void OnInfo(Dialog dialog, SipMessage request)
    {
        Answer(dialog, request, request.ToBody() is { } body ? _observer?.OnInfo(this, body) ?? 200 : 200);
    }

    private void DoProbe(TaskCompletionSource<bool> outcome)
    {
        if (_dialog is not { } dialog || State != SessionState.Established)
        {
            outcome.SetResult(State == SessionState.Early);
            return;
        }

        new DialogRequest(_services, dialog, SipMethod.Options, _login, (status, response) =>
        {
            // who does not answer may be deaf to this method alone: that is for the owner to judge
            var answered = response is not null && status != 408;
            if (answered)
            {
                OnOutcome(status, response);
            }

            outcome.SetResult(answered && State == SessionState.Established);
        }).Send();
    }

    private void OnOutcome(int status, SipMessage? response)
    {
        if (State == SessionState.Established && IsDead(status, response))
        {
            Die(status);
        }
    }
}
