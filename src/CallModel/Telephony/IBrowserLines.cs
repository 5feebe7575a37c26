using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Telephony;

/// <summary>Telephones in web pages: their sound ends here (WebRTC), their signalling is the page's own. Implemented by CallControl. Safe to use from any thread.</summary>
public interface IBrowserLines
{
    /// <summary>Answers a page's offer. The line lives until it is closed, from either side; calls come and go on it.</summary>
    /// <param name="offer">SDP of an RTCPeerConnection with one audio section, all candidates gathered or none.</param>
    /// <param name="page">where the page's requests come from: it decides which of our addresses are named.</param>
    BrowserLineOutcome Open(string offer, System.Net.IPAddress page);
}
