using CallCenter.MediaStack.Sockets;

namespace CallCenter.MediaStack.Rtp;

/// <summary>What carries a leg's packets: a pair of ports for telephones; one port is enough where RTCP is multiplexed (RFC 5761).</summary>
internal interface IMediaTransport : IDisposable
{
    /// <summary>The port to put into our SDP.</summary>
    int LocalPort { get; }

    /// <summary>IPv4 peers are reached by IPv6-mapped addresses.</summary>
    bool DualStack { get; }

    /// <summary>From now on what comes goes to <paramref name="sink"/>, until disposed.</summary>
    void Start(IDatagramSink sink);

    /// <summary>False once the peer no longer wants to be sent to (RFC 7675), where the transport can tell.</summary>
    bool IsAlive(long now);

    /// <summary>A lost datagram is no error.</summary>
    void SendRtp(ReadOnlySpan<byte> packet, in NetAddress to);

    /// <summary>By the port for RTCP; where it is multiplexed <see cref="SendRtp"/> carries it.</summary>
    void SendRtcp(ReadOnlySpan<byte> packet, in NetAddress to);
}
