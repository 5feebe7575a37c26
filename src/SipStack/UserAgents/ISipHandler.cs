using CallCenter.SipStack.Sessions;

namespace CallCenter.SipStack.UserAgents;

/// <summary>The owner of an endpoint. All methods are called on the SIP side, one at a time: return at once.</summary>
public interface ISipHandler
{
    /// <summary>OPTIONS gets 200 while true and 503 while false; so does INVITE.</summary>
    bool IsServing { get; }

    /// <summary>Decides by source address, number or user whether an INVITE may come in. Called again with the user after a challenge was met.</summary>
    Admission Admit(IncomingInvite invite);

    /// <summary>
    /// An admitted INVITE. A 100 is sent by itself when nothing else is said within 200 ms; everything more is up to the owner,
    /// at any later time, by the session's commands. Returns who is told of its events.
    /// </summary>
    ISessionObserver OnInvite(InviteSession session, IncomingInvite invite);
}
