using CallCenter.MediaStack.Sockets;

namespace CallCenter.MediaStack.Rtp;

/// <summary>RTP on a rented even port, RTCP on the odd one after it.</summary>
internal sealed class PortPairTransport(RtpPorts ports, RtpPortPool pool, ReceiveLoop loop) : IMediaTransport
{
    public int LocalPort => ports.Port;

    public bool DualStack => ports.Rtp.DualStack;

    public bool IsAlive(long now) => true;

    public void Start(IDatagramSink sink)
    {
        loop.Add(ports.Rtp, sink, control: false);
        loop.Add(ports.Rtcp, sink, control: true);
    }

    public void SendRtp(ReadOnlySpan<byte> packet, in NetAddress to) => ports.Rtp.Send(packet, to);

    public void SendRtcp(ReadOnlySpan<byte> packet, in NetAddress to) => ports.Rtcp.Send(packet, to);

    /// <summary>The ports drain before they are given out again.</summary>
    public void Dispose()
    {
        loop.Remove(ports.Rtp);
        loop.Remove(ports.Rtcp);
        pool.Return(ports);
    }
}
