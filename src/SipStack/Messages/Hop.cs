using System.Net;

namespace CallCenter.SipStack.Messages;

/// <summary>Where a message goes to or came from. A hop with a flow is reached over that very connection (RFC 5626).</summary>
/// <param name="Flow">number of the connection; 0 = none in particular.</param>
public sealed record Hop(TransportKind Transport, IPEndPoint EndPoint, long Flow = 0)
{
    /// <summary>The domain that the peer's certificate must name (RFC 5922); null where no certificate is asked for.</summary>
    public string? Name { get; init; }

    /// <summary>The address in the socket's own form, made once; not part of the hop's identity.</summary>
    internal SocketAddress? Socket;

    public bool Equals(Hop? other) => other is not null
        && Transport == other.Transport && Flow == other.Flow && Name == other.Name
        && EndPoint.Equals(other.EndPoint);

    public override int GetHashCode() => HashCode.Combine(Transport, EndPoint, Flow);
}
