using System.Net;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Transport;

namespace CallCenter.SipStack.Sessions;

/// <summary>What an INVITE from outside says. Immutable; may be kept and read from any thread.</summary>
public sealed class IncomingInvite
{
    internal IncomingInvite(string callId, SipUri requestUri, NameAddr from, NameAddr to, Hop source, SipBody? offer, string? user)
    {
        (CallId, RequestUri, From, To, Source, Offer, AuthenticatedUser) = (callId, requestUri, from, to, source, offer, user);
    }

    public string CallId { get; }

    public SipUri RequestUri { get; }

    public NameAddr From { get; }

    public NameAddr To { get; }

    /// <summary>The socket address that it really came from.</summary>
    public Hop Source { get; }

    public IPAddress SourceAddress => Source.EndPoint.Address;

    /// <summary>Null = late offer: the 200 carries ours, the ACK the answer.</summary>
    public SipBody? Offer { get; }

    /// <summary>The user whose digest was right, after a challenge; else null.</summary>
    public string? AuthenticatedUser { get; }

    /// <summary>First value of a header by its full name, without folds; null when it is not there.</summary>
    public string? Header(string name) => throw new NotSupportedException(name);

    /// <summary>All values of a header, commas split.</summary>
    public IReadOnlyList<string> HeaderValues(string name) => throw new NotSupportedException(name);
}
