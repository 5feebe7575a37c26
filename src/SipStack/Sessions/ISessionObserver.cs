using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Sessions;

/// <summary>
/// What happens on a session, told to its owner. Called on the SIP side, one at a time and in order: return at once, post the event
/// to the owner's mailbox. Commands on the session may be given from within.
/// </summary>
public interface ISessionObserver
{
    /// <summary>Outgoing: a 1xx above 100 came (180, 183...). A body is early media's answer and may be followed by another.</summary>
    void OnProgress(InviteSession session, int status, SipBody? body);

    /// <summary>
    /// The session is established: outgoing, a 2xx came (its answer was told by <see cref="OnAnswer"/>, or its offer by
    /// <see cref="OnOffer"/>); incoming, the ACK came.
    /// </summary>
    void OnConfirmed(InviteSession session);

    /// <summary>
    /// The other side offers: by re-INVITE or UPDATE, or in the 2xx to an INVITE without offer. Must be met by
    /// <see cref="InviteSession.AnswerOffer"/> or <see cref="InviteSession.RefuseOffer"/>.
    /// </summary>
    void OnOffer(InviteSession session, SipBody offer);

    /// <summary>A re-INVITE without offer came: <see cref="InviteSession.AnswerOffer"/> with an offer of one's own; the answer follows in the ACK.</summary>
    void OnOfferWanted(InviteSession session);

    /// <summary>The answer to the last own offer: in a 2xx, or in the ACK when the offer went in a 2xx.</summary>
    void OnAnswer(InviteSession session, SipBody answer);

    /// <summary>The own re-offer was refused or not answered; the session goes on as it was before.</summary>
    void OnOfferFailed(InviteSession session, int status);

    /// <summary>INFO with a body (DTMF relay and the like).</summary>
    /// <returns>the final status that it gets.</returns>
    int OnInfo(InviteSession session, SipBody body);

    /// <summary>The other side asks to be transferred (RFC 3515): <see cref="ReferRequest.Accept"/> or <see cref="ReferRequest.Refuse"/>.</summary>
    void OnRefer(InviteSession session, ReferRequest refer);

    /// <summary>Told once, and nothing after it.</summary>
    void OnEnded(InviteSession session, SessionEnd end);
}
