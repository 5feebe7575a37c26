using System.Net;

namespace CallCenter.CallModel.Telephony;

/// <summary>One SIP message as it crossed the wire, secrets masked.</summary>
/// <param name="Sent">by the server; else received.</param>
/// <param name="Transport">UDP, TCP ...</param>
public sealed record SipTraceMessage(DateTimeOffset At, bool Sent, string Transport, IPEndPoint Peer, string Text);
