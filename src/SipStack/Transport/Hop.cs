using System.Net;

namespace CallCenter.SipStack.Transport;

/// <summary>Where a message goes to or came from. A hop with a flow is reached over that very connection (RFC 5626).</summary>
/// <param name="Flow">number of the connection; 0 = none in particular.</param>
public sealed record Hop(TransportKind Transport, IPEndPoint EndPoint, long Flow = 0);
