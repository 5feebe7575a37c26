using CallCenter.MediaStack.Sockets;

namespace CallCenter.MediaStack.Ice;

/// <summary>A pair that works: one of our sockets and an address of the peer's.</summary>
internal sealed class IcePath(UdpSocket socket, NetAddress remote)
{
    public UdpSocket Socket => socket;

    public NetAddress Remote { get; } = remote;
}
