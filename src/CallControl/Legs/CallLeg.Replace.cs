using System.Net;
using CallCenter.MediaStack.Pipeline;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Sessions;

namespace CallCenter.CallControl.Legs;

/// <summary>Another takes a telephone's place in the call: by INVITE with Replaces (RFC 3891), or the party that the telephone hands over to.</summary>
internal sealed partial class CallLeg
{
    /// <summary>A party that was handed over and that nobody has come for by then is not left alone.</summary>
    private static readonly TimeSpan PickUpTime = TimeSpan.FromSeconds(10);

    private bool _isSpliced;

    /// <summary>We have called the party, whoever has taken its place since.</summary>
    public bool IsCalled { get; private set; }

    /// <summary>On the mailbox: what this session tells is still this party's.</summary>
    public bool IsCarriedBy(InviteSession session) => ReferenceEquals(_session, session);

    /// <summary>
    /// On the mailbox: the new session takes the place of the one that the invite names, which is ended: a telephone that rings stops, and the newcomer's
    /// is the answer.
    /// </summary>
    /// <param name="number">who it is now.</param>
    public void TakeOver(InviteSession session, IncomingInvite invite, string number)
    {
        if (End is not null || _session is not { } old || old != invite.Replaces)
        {
            session.Reject(481);
            return;
        }

        var reply = invite.Offer is { } offer ? Sound.Answer(offer.Content) : new SdpReply(Sound.Offer(), 200);
        if (reply.Answer is not { } description)
        {
            session.Reject(reply.Status, warning: reply.Warning);
            return;
        }

        if (invite.Offer is not null)
        {
            Sound.WithdrawOffer(); // what the ringing telephone was offered is nobody's now
        }

        (_session, Elsewhere) = (session, null);
        session.Accept(SipBody.Sdp(description));
        old.Close();
        SetHeldByPeer(Sound.HeldByPeer);
        WriteReplaced(number);
    }

    /// <summary>On the mailbox: the telephone leaves its party to whom comes next, see <see cref="TrySplice"/>.</summary>
    /// <param name="told">before the telephone's call ends: true when the party is there to be had.</param>
    public void HandOver(Action<bool> told)
    {
        var old = _session;
        told(End is null && old is not null);
        if (End is null && old is not null)
        {
            _session = null;
            old.Close();
            _ = EndUnlessSplicedAsync();
        }
    }

    /// <summary>
    /// On the mailbox of a party that was handed over: from now on <paramref name="other"/>, which has sound and nobody yet, is its other
    /// side, within this machine. Each ends with the other.
    /// </summary>
    public bool TrySplice(CallLeg other, string number)
    {
        if (End is not null || _session is not null || _isSpliced || !TryTakePlainSound())
        {
            return false;
        }

        _isSpliced = true;
        Sound.Join(other.Sound);
        SetHeldByPeer(false);
        Ended.UnsafeRegister(_ => other.Post(() => other.PeerEnded(new CallEnd(CallResult.Completed, EndReason.CalleeHungUp, 200))), null);
        other.Ended.UnsafeRegister(_ => Post(() => PeerEnded(new CallEnd(CallResult.Completed, EndReason.CallerHungUp, 200))), null);
        other.Post(other.Confirm);
        WriteReplaced(number);
        return true;
    }

    /// <summary>A browser's sound knows the browser's path alone: it gives way to one that can be joined. Its recording ends with it.</summary>
    private bool TryTakePlainSound()
    {
        if (!Sound.IsBrowsers)
        {
            return true;
        }

        if (!LegMedia.TryOpen(_services, new LegPeer(new MediaPeer(IPAddress.Loopback)), Signals, out var plain))
        {
            return false;
        }

        var browsers = Sound;
        MoveTo(plain);
        browsers.Dispose();
        return true;
    }

    private void WriteReplaced(string number) => _services.Journal.Append(new PartyReplaced
    {
        At = _services.Time.GetUtcNow(), CallId = CallId, Leg = Id, Role = Role, Number = number,
    });

    private async Task EndUnlessSplicedAsync()
    {
        await Task.Delay(PickUpTime, _services.Time);
        Post(() =>
        {
            if (!_isSpliced)
            {
                HangUp(new CallEnd(CallResult.Completed, EndReason.CallerHungUp), null);
            }
        });
    }
}
