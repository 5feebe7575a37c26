using System.Net;
using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Transport;

/// <summary>Where messages of one kind are received, and sent from.</summary>
/// <param name="Port">0 = any free one; listeners that all ask for one get the same number.</param>
public sealed record SipListener(TransportKind Transport, IPAddress Address, int Port)
{
    /// <summary>What every SIP server speaks (RFC 3261 §18), on one port.</summary>
    public static IReadOnlyList<SipListener> UdpAndTcp(IPAddress address, int port) =>
        [new(TransportKind.Udp, address, port), new(TransportKind.Tcp, address, port)];

    /// <summary>"TLS 192.0.2.1:5061".</summary>
    public override string ToString() => $"{Transport.Name().ToUpperInvariant()} {new IPEndPoint(Address, Port)}";
}
