namespace CallCenter.AgentBridge.Live;

/// <summary>A page wants to be its user's telephone, or has a new connection for it.</summary>
/// <param name="Instance">a word that the page makes when it is loaded.</param>
/// <param name="Sdp">the offer of its RTCPeerConnection.</param>
/// <param name="TakeOver">also when another page is the telephone.</param>
/// <param name="Before">the page's word before it was loaded again.</param>
internal sealed record PhoneLineRequest(string? Instance = null, string? Sdp = null, bool TakeOver = false, string? Before = null);
