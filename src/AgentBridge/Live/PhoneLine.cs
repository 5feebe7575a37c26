namespace CallCenter.AgentBridge.Live;

/// <summary>The line of the telephone in a page.</summary>
/// <param name="Sdp">the answer for the page's RTCPeerConnection.</param>
internal sealed record PhoneLine(string Sdp);
