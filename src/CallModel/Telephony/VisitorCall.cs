using System.Net;

namespace CallCenter.CallModel.Telephony;

/// <summary>A visitor's wish to call.</summary>
/// <param name="To">the number that decides about the flow.</param>
/// <param name="Sdp">offer of an RTCPeerConnection with one audio section.</param>
/// <param name="Address">where the page's request comes from.</param>
/// <param name="Name">as the visitor or the page says; null = unknown.</param>
/// <param name="Data">for flow and agent, by name in lower case.</param>
public sealed record VisitorCall(string To, string Sdp, IPAddress Address, string? Name, IReadOnlyDictionary<string, string> Data);
