using System.Net;

namespace CallCenter.SipStack.Diagnostics;

/// <summary>One message as it crossed the wire.</summary>
public sealed record TracedMessage(DateTimeOffset At, bool Sent, string Transport, IPEndPoint Peer, string Text);
