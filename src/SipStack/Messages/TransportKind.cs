namespace CallCenter.SipStack.Messages;

/// <summary>How messages travel. What a kind means on the wire stands in <see cref="TransportKinds"/>.</summary>
public enum TransportKind : byte
{
    Udp,
    Tcp,
    Tls,
    Ws,
    Wss,
}
