using System.Net;

namespace CallCenter.SipStack.Diagnostics;

/// <summary>One message as it crossed the wire, secrets masked.</summary>
/// <param name="Leader">Call-ID of the dialog for whose sake it was seen: of the caller's leg for both legs of a call.</param>
public sealed record TracedMessage(DateTimeOffset At, bool Sent, string Transport, IPEndPoint Peer, string Text, string Leader);
