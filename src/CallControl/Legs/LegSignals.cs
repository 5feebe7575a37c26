using CallCenter.MediaStack.Pipeline;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Sessions;

namespace CallCenter.CallControl.Legs;

/// <summary>What a leg hears from its SIP session and its media: each event is posted to the leg's mailbox.</summary>
internal sealed class LegSignals(CallLeg leg, TimeProvider time) : ISessionObserver, IMediaLegEvents
{
    private readonly KeyPresses _keys = new(time);

    public CallLeg Leg => leg;

    public void OnProgress(InviteSession session, int status, SipBody? body)
    {
        leg.MarkRinging();
        if (body is not null)
        {
            leg.Post(() => leg.BeginEarly(session, body));
        }
    }

    public void OnConfirmed(InviteSession session) => leg.Post(leg.Confirm);

    public void OnOffer(InviteSession session, SipBody offer) => leg.Post(() =>
    {
        var reply = leg.Sound.Answer(offer.Content);
        if (reply.Answer is not { } answer)
        {
            session.RefuseOffer(reply.Status, reply.Warning);
            return;
        }

        // before the answer goes out: who has it may rely on it
        leg.SetHeldByPeer(leg.Sound.HeldByPeer);
        session.AnswerOffer(SipBody.Sdp(answer));
    });

    public void OnOfferWanted(InviteSession session) => leg.Post(() => session.AnswerOffer(SipBody.Sdp(leg.Sound.Offer())));

    public void OnAnswer(InviteSession session, SipBody answer) => leg.Post(() =>
    {
        if (leg.Sound.Accept(answer.Content) is { Answer: null, Reason: var reason })
        {
            leg.HangUp(new CallEnd(CallResult.Failed, reason, 488), 488);
            return;
        }

        leg.SetHeldByPeer(leg.Sound.HeldByPeer);
    });

    public void OnOfferFailed(InviteSession session, int status) => leg.Post(leg.Sound.WithdrawOffer);

    public int OnInfo(InviteSession session, SipBody body) =>
        DtmfInfo.TryRead(body) is { } digit && Take(digit, DigitSource.Info, TimeSpan.Zero) == KeyVerdict.TooMany ? 403 : 200;

    public void OnRefer(InviteSession session, ReferRequest refer) => leg.Post(() =>
    {
        if (WishOf(refer) is not { } wish || !leg.TakeTransfer(wish))
        {
            refer.Refuse(603);
            return;
        }

        refer.Accept();
    });

    // with Replaces: to the party of another call of the same telephone, or of a call that we know nothing of
    private TransferRequest? WishOf(ReferRequest refer)
    {
        if (refer.Replaces is null || refer.ReplacesElsewhere)
        {
            var data = refer.Replaces is null ? refer.Data : new Dictionary<string, string>(refer.Data) { [TransferRequest.Replaces] = refer.Replaces };
            return new TransferRequest(leg.NumberOf(refer.Target), failed => refer.Notify(StatusOf(failed)), () => refer.Notify(180)) { Data = data };
        }

        return refer.Replaced?.Observer is LegSignals { Leg: var other } && other != leg && other.Owner is { } owner && owner == leg.Owner
            ? new TransferRequest(other.Dialed, failed => HandOver(other, failed, refer)) { Waiting = other.Id }
            : null;
    }

    private static void HandOver(CallLeg other, EndReason? failed, ReferRequest refer)
    {
        if (failed is not null || !other.Post(() => other.HandOver(done => refer.Notify(done ? 200 : 481))))
        {
            refer.Notify(StatusOf(failed ?? EndReason.ServerError));
        }
    }

    // what the telephone would have heard had it called the target itself (RFC 3515 §2.4.5)
    private static int StatusOf(EndReason? failed) => failed switch
    {
        null => 200,
        EndReason.Busy => 486,
        EndReason.NoAnswer => 480,
        EndReason.Declined => 603,
        EndReason.NotFound or EndReason.UnknownTrunk => 404,
        EndReason.Barred => 403,
        EndReason.Cancelled => 487,
        EndReason.NoMediaOffered => 488,
        _ => 503,
    };

    public void OnEnded(InviteSession session, SessionEnd end) => leg.Post(() =>
    {
        if (leg.IsCarriedBy(session))
        {
            leg.PeerEnded(Translate(end, leg.IsCalled));
        }
    });

    public void DigitReceived(char digit, DigitOrigin origin, TimeSpan held) =>
        Take(digit, origin == DigitOrigin.Rfc4733 ? DigitSource.Rfc4733 : DigitSource.InBand, held);

    public void Silent() => leg.Post(leg.AskIfThere);

    public void NeverHeard() => leg.Post(leg.EndSilent);

    // whoever waits for keys is the sender
    public void MediaReady()
    {
    }

    public void MediaLost(MediaLoss why) => leg.Post(() => leg.LoseMedia(why));

    private KeyVerdict Take(char digit, DigitSource source, TimeSpan held)
    {
        var verdict = _keys.Take(digit, source, held);
        if (verdict == KeyVerdict.New)
        {
            var inStream = _keys.ComeByMedia;
            leg.Post(() => leg.TakeDigit(digit, source, inStream));
        }

        return verdict;
    }

    private static CallEnd Translate(SessionEnd end, bool called) => end switch
    {
        { By: EndedBy.Network } => new CallEnd(CallResult.Failed, EndReason.SignallingTimeout, end.Status),
        { Answered: true, Status: 488 } => new CallEnd(CallResult.Failed, EndReason.NoMediaOffered, end.Status),
        { Answered: true } => new CallEnd(CallResult.Completed, called ? EndReason.CalleeHungUp : EndReason.CallerHungUp, end.Status),
        { Status: 487 } => new CallEnd(CallResult.Abandoned, EndReason.Cancelled, 487),
        { Status: 486 or 600 } => new CallEnd(CallResult.NotConnected, EndReason.Busy, end.Status),
        { Status: 408 or 480 } => new CallEnd(CallResult.NotConnected, EndReason.NoAnswer, end.Status),
        { Status: 403 or 603 } => new CallEnd(CallResult.NotConnected, EndReason.Declined, end.Status),
        { Status: 404 or 410 or 484 or 604 } => new CallEnd(CallResult.NotConnected, EndReason.NotFound, end.Status),
        { Status: >= 500 and < 600 } => new CallEnd(CallResult.NotConnected, EndReason.ServerError, end.Status),
        { Status: 406 or 415 or 488 or 606 } => new CallEnd(CallResult.NotConnected, EndReason.NoMediaOffered, end.Status),
        _ => new CallEnd(CallResult.NotConnected, EndReason.Declined, end.Status),
    };
}
