using System.Net;
using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Registration;

/// <summary>One contact of one user (RFC 3261 §10).</summary>
/// <param name="User">user part of the address of record, lower case.</param>
/// <param name="Contact">Request-URI of calls to it.</param>
/// <param name="Route">to be given to <c>OutgoingCall.Via</c>: its connection, or the address that it registered from; null = where the contact says, which is at that address too.</param>
/// <param name="Source">where the REGISTER came from.</param>
/// <param name="Q">0 to 1; higher first.</param>
public sealed record Binding(string User, SipUri Contact, Hop? Route, IPEndPoint Source, double Q, DateTimeOffset ExpiresAt, string CallId,
    uint CSeq, string? UserAgent = null);
