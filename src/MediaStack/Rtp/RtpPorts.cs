using CallCenter.MediaStack.Sockets;

namespace CallCenter.MediaStack.Rtp;

/// <summary>An even port for RTP and the odd one after it for RTCP, both bound.</summary>
internal sealed record RtpPorts(UdpSocket Rtp, UdpSocket Rtcp)
{
    public int Port => Rtp.Port;
}
