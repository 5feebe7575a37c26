using CallCenter.SipStack.Dialogs;
using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Sessions;

/// <summary>The calling side of the first INVITE (RFC 3261 §13.2), forks included.</summary>
public sealed partial class InviteSession
{
    private ClientInvite? _calling;
    private Dialog? _seed;
    private bool _progressed;

    internal static InviteSession Outgoing(SessionServices services, OutgoingCall call, string callId, ISessionObserver observer) =>
        new(services, callId, outgoing: true) { _observer = observer, _login = call.Login, _lastSent = call.Offer };

    /// <summary>On the loop, before any command.</summary>
    internal void Connect(OutgoingCall call)
    {
        _services.Sessions.Add(this);
        _services.Timers.Set(_timer, call.RingTime);
        _seed = Dialog.Seed(CallId, _services.Ids.Next(), call.From, call.To ?? new NameAddr(call.Target), call.Target, call.Via,
            call.KeepsTransport, call.MaxForwards, routes: call.Routes);
        _calling = new ClientInvite(_services, this, _seed, call.Offer) { Login = call.Login, Headers = call.Headers, GivesWay = call.GivesWay, MayFollow = call.MayFollow };
        _calling.Send();
    }

    /// <summary>Any 2xx: the first, its retransmissions, and those of other forks. Each wants an ACK.</summary>
    internal void OnAccepted(ClientInvite invite, SipMessage response)
    {
        if (invite.TryAcknowledgeAgain(response))
        {
            return;
        }

        if (invite != _calling)
        {
            OnModified(invite, response);
        }
        else if (State == SessionState.Early)
        {
            Confirm(invite, response);
        }
        else if (_dialog is null || !response.ToTag.SequenceEqual(_dialog.RemoteTag))
        {
            Dismiss(invite, response);
        }
    }

    /// <param name="response">null when nobody answered (408) or it could not be sent (503).</param>
    internal void OnRefused(ClientInvite invite, int status, SipMessage? response)
    {
        if (invite != _calling)
        {
            OnModifyRefused(status, response);
            return;
        }

        var phrase = response is null ? null : ReasonOf(response) ?? System.Text.Encoding.UTF8.GetString(response.Phrase);
        End(new SessionEnd(response is null ? EndedBy.Network : EndedBy.Remote, Answered: false, status, phrase));
    }

    private void Confirm(ClientInvite invite, SipMessage response)
    {
        _services.Timers.Clear(_timer);
        State = SessionState.Established;
        var early = FindFork(response);
        DropEarly();
        _dialog = _seed!.Fork(response, early?.Dialog);
        List(_dialog);
        ReadAbilities(response);
        _sessionTimer.Agreed(response);
        if (invite.Offer is null && early?.Remote is null)
        {
            OnLateOffer(invite, response);
            return;
        }

        invite.Acknowledge(_dialog, null);
        if ((early?.Remote ?? invite.DescriptionIn(response)) is not { } remote)
        {
            EndWithoutDescription("no answer in 2xx");
            return;
        }

        // what was told before the final answer holds (RFC 3262 §5); another fork may have been told since
        if (!ReferenceEquals(remote, _remote))
        {
            TellAnswer(remote);
        }

        _observer?.OnConfirmed(this);
        ModifyNext();
    }

    // An established dialog without a session is nothing that anybody could hear (§13.2.1).
    private void EndWithoutDescription(string why)
    {
        End(new SessionEnd(EndedBy.Remote, Answered: true, 488, why));
        SendBye(null);
    }

    // The 2xx waits for its ACK until the owner has answered the offer in it.
    private void OnLateOffer(ClientInvite invite, SipMessage response)
    {
        if (invite.DescriptionIn(response) is { } offer)
        {
            _open = OpenOffer.InAck;
            Ask(offer);
            return;
        }

        invite.Acknowledge(_dialog!, null);
        EndWithoutDescription("no offer in 2xx");
    }

    // A 2xx that nobody wants any more: another fork was quicker, or the call was cancelled too late.
    private void Dismiss(ClientInvite invite, SipMessage response)
    {
        var fork = _seed!.Fork(response, FindFork(response)?.Dialog);
        invite.Acknowledge(fork, null);
        new DialogRequest(_services, fork, SipMethod.Bye, _login, (_, _) => { }).Send();
    }

    private void RingTimeOver()
    {
        _calling?.Cancel("SIP;cause=408");
        // who has sent a provisional is there and was not lifted; else there was only silence
        End(new SessionEnd(_progressed ? EndedBy.Local : EndedBy.Network, Answered: false, 408, "not answered in time"));
    }
}
