using CallCenter.MediaStack.Sockets;

namespace CallCenter.MediaStack.Rtp;

/// <summary>Bound sockets of one number: an even port for RTP and the odd one after it for RTCP, or one port on several addresses.</summary>
internal sealed record RtpPorts(IReadOnlyList<UdpSocket> Sockets)
{
    public int Port => Rtp.Port;

    public UdpSocket Rtp => Sockets[0];

    public UdpSocket Rtcp => Sockets[1];
}
