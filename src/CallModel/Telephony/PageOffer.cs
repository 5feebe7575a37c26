using System.Net;

namespace CallCenter.CallModel.Telephony;

/// <summary>A page's wish to be its user's telephone.</summary>
/// <param name="Instance">the loaded page.</param>
/// <param name="Sdp">offer of an RTCPeerConnection with one audio section.</param>
/// <param name="Address">where the page's requests come from.</param>
/// <param name="TakeOver">also when another page is the telephone now.</param>
/// <param name="Before">what the page was before it was loaded again; null = it was not.</param>
public sealed record PageOffer(string User, string Instance, string Sdp, IPAddress Address, bool TakeOver = false, string? Before = null);
