namespace CallCenter.SipStack.Messages;

/// <summary>How messages travel. Reliable ones are never retransmitted.</summary>
public enum TransportKind : byte
{
    Udp,
    Tcp,
    Tls,
    Ws,
    Wss,
}

public static class TransportKinds
{
    public static bool IsReliable(this TransportKind kind) => kind != TransportKind.Udp;
}
