using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Telephony;

/// <summary>
/// One page's sound, made once (at sign-in, say) and used for one call after the other. Safe to use from any thread. Disposing it ends the
/// call on it and closes the page's side.
/// </summary>
public interface IBrowserLine : IDisposable
{
    /// <summary>True when sound can flow (path and keys are there); false when the line was closed before.</summary>
    Task<bool> Connected { get; }

    /// <summary>Cancelled once, when the line is gone: closed by us, by the page, or the page no longer answers for fifteen seconds.</summary>
    CancellationToken Closed { get; }

    /// <summary>Answers a further offer of the same RTCPeerConnection (ICE restart, hold); null when it cannot be taken: the line stays as it was.</summary>
    string? Answer(string offer);

    /// <summary>
    /// A leg of a call on this line: it can be bridged, played to and listened to as one of SIP, and counts as answered once the line is
    /// connected. Its end, by hanging up, leaves the line open. Null while another call is on the line, or the line is gone.
    /// </summary>
    /// <param name="number">the agent's user name, or whatever the party is known by.</param>
    ICallLeg? Take(CallId call, LegRole role, string number);
}
