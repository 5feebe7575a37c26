using System.Net;
using CallCenter.MediaStack.Rtp;
using CallCenter.MediaStack.Sockets;

namespace CallCenter.MediaStack.Tests.Pipeline;

/// <summary>A browser's way: one port, everything on it.</summary>
internal sealed class OnePortTransport : IMediaTransport
{
    public static readonly NetAddress Peer = NetAddress.From(new IPEndPoint(IPAddress.Loopback, 5555), dualStack: false);

    private IDatagramSink? _sink;

    public int LocalPort => 4444;

    public bool DualStack => false;

    public List<byte[]> Sent { get; } = [];

    public bool IsDisposed { get; private set; }

    public bool IsAlive(long now) => true;

    public void Start(IDatagramSink sink) => _sink = sink;

    public void Receive(Span<byte> datagram, long now) => _sink!.Received(datagram, Peer, control: false, now);

    public void SendRtp(ReadOnlySpan<byte> packet, in NetAddress to) => Sent.Add(packet.ToArray());

    public void SendRtcp(ReadOnlySpan<byte> packet, in NetAddress to) => throw new InvalidOperationException("there is no other port");

    public void Dispose() => IsDisposed = true;
}
