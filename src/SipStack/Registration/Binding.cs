using System.Net;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Transport;

namespace CallCenter.SipStack.Registration;

/// <summary>One contact of one user (RFC 3261 §10).</summary>
/// <param name="User">user part of the address of record, lower case.</param>
/// <param name="Contact">Request-URI of calls to it.</param>
/// <param name="Route">where to send them: the address that the REGISTER came from, over its connection when it came by one.</param>
/// <param name="Q">0 to 1; higher first.</param>
public sealed record Binding(string User, SipUri Contact, Hop Route, double Q, DateTimeOffset ExpiresAt, string CallId, uint CSeq, string? UserAgent = null)
{
    public IPEndPoint Source => Route.EndPoint;
}

/// <summary>A contact came, was refreshed, or went (unregistered or expired).</summary>
/// <param name="Bound">true when the user has at least one contact after the change.</param>
public sealed record BindingChange(Binding Binding, bool Removed, bool Bound);
