namespace CallCenter.AgentBridge.WebCalls;

/// <summary>A visitor's wish to call.</summary>
/// <param name="Sdp">the offer of an RTCPeerConnection with one audio section.</param>
/// <param name="To">one of the numbers of the settings; null = the first.</param>
/// <param name="Page">address of the page on which the button is.</param>
/// <param name="Customer">who it is by the company's own word, believed only with <paramref name="Signature"/>.</param>
/// <param name="Expires">until when that word counts, in seconds since 1970.</param>
/// <param name="Signature">HMAC-SHA256 of "customer.expires" under the settings' secret, in hexadecimal.</param>
internal sealed record WebCallRequest(string? Sdp = null, string? To = null, string? Name = null, string? Page = null, string? Customer = null, long? Expires = null,
    string? Signature = null);
