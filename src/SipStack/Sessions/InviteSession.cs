using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Sessions;

/// <summary>
/// One INVITE dialog usage, either side (RFC 3261 §13-15). Commands may be given from any thread; they are carried out in order on
/// the SIP side and do nothing once the session has ended or when they do not fit its state.
/// </summary>
public sealed class InviteSession
{
    internal InviteSession(string callId, bool outgoing) => (CallId, IsOutgoing) = (callId, outgoing);

    public string CallId { get; }

    public bool IsOutgoing { get; }

    public SessionState State { get; private set; }

    /// <summary>Incoming: 180 or another 1xx; with a body, early media.</summary>
    public void Ring(int status = 180, SipBody? body = null) => throw new NotSupportedException($"{status} {body}");

    /// <summary>Incoming: 200 with the answer, or with the offer when the INVITE had none. Retransmitted until the ACK comes.</summary>
    public void Accept(SipBody body) => throw new NotSupportedException(body.ContentType);

    /// <summary>Incoming: a final refusal, 300 to 699.</summary>
    /// <param name="reason">reason phrase; null = the usual one.</param>
    public void Reject(int status, string? reason = null) => throw new NotSupportedException($"{status} {reason}");

    /// <summary>Sends a re-INVITE with this offer; waits for its turn while another exchange is under way; retries after a glare (491).</summary>
    public void Modify(SipBody offer) => throw new NotSupportedException(offer.ContentType);

    /// <summary>Meets <see cref="ISessionObserver.OnOffer"/> (with an answer) or <see cref="ISessionObserver.OnOfferWanted"/> (with an offer).</summary>
    public void AnswerOffer(SipBody body) => throw new NotSupportedException(body.ContentType);

    /// <summary>Refuses the other side's offer, 488 by default; the session goes on as it was. A refused late offer ends the call.</summary>
    public void RefuseOffer(int status = 488) => throw new NotSupportedException($"{status}");

    /// <summary>Sends INFO; its outcome is not told.</summary>
    public void Info(SipBody body) => throw new NotSupportedException(body.ContentType);

    /// <summary>Asks the other side to go elsewhere (blind transfer by REFER).</summary>
    /// <returns>the final status of the transfer as told by NOTIFY, or of the REFER itself when refused.</returns>
    public Task<int> ReferAsync(SipUri target) => throw new NotSupportedException(target.Host);

    /// <summary>
    /// Ends it, whatever its state: BYE when established, CANCEL when outgoing and unanswered, <paramref name="status"/> when
    /// incoming and unanswered.
    /// </summary>
    /// <param name="reason">a Reason header value (RFC 3326), for instance <c>Q.850;cause=16</c>; null = none.</param>
    public void Close(int status = 480, string? reason = null) => throw new NotSupportedException($"{status} {reason}");

    /// <summary>
    /// Asks by OPTIONS whether the other side still knows the dialog. A 481, 408 or silence ends the session
    /// (<see cref="EndedBy.Network"/>) and gives false.
    /// </summary>
    public Task<bool> ProbeAsync() => throw new NotSupportedException($"{State = SessionState.Ended}");
}
