using System.Net;
using CallCenter.MediaStack.Pipeline;
using CallCenter.MediaStack.Rtp;
using CallCenter.MediaStack.Sockets;

namespace CallCenter.Benchmarks.Fuzzing;

/// <summary>A leg's port pair without sockets, and its owner: what is sent is looked at and gone.</summary>
internal sealed class MemoryMedia(int port) : IMediaTransport, IMediaLegEvents
{
    public static readonly IPEndPoint Peer = new(IPAddress.Loopback, 4000);

    public IDatagramSink Sink { get; private set; } = null!;

    public int LocalPort => port;

    public bool DualStack => false;

    /// <summary>First byte of the last payload that was sent.</summary>
    public byte LastCode { get; private set; }

    public MediaLoss? Lost { get; private set; }

    public bool IsAlive(long now) => true;

    public void Start(IDatagramSink sink) => Sink = sink;

    public void SendRtp(ReadOnlySpan<byte> packet, in NetAddress to) =>
        LastCode = RtpPacket.TryRead(packet, out var read) && read.Payload.Length > 0 ? read.Payload[0] : LastCode;

    public void SendRtcp(ReadOnlySpan<byte> packet, in NetAddress to)
    {
    }

    public void DigitReceived(char digit, DigitOrigin origin, TimeSpan held)
    {
    }

    public void Silent()
    {
    }

    public void NeverHeard()
    {
    }

    public void MediaReady()
    {
    }

    public void MediaLost(MediaLoss why) => Lost = why;

    public void Dispose()
    {
    }
}
