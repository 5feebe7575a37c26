namespace CallCenter.AgentBridge.WebCalls;

/// <param name="Sdp">for the page's RTCPeerConnection.</param>
internal sealed record WebCallAnswer(CallId Call, string Sdp);
