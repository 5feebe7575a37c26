using System.Net;
using CallCenter.MediaStack.Dtmf;
using CallCenter.MediaStack.Rtp;
using CallCenter.MediaStack.Sockets;
using CallCenter.MediaStack.Srtp;

namespace CallCenter.MediaStack.Tests.Pipeline;

/// <summary>The far end of a leg: plain sockets that say what they are told to and keep what they get.</summary>
internal sealed class Peer : IDisposable
{
    private readonly NetAddress _leg;
    private readonly NetAddress _legRtcp;
    private readonly IPAddress _host;
    private readonly UdpSocket _rtp;
    private readonly UdpSocket _rtcp;
    private readonly byte[] _buffer = new byte[2048];

    /// <param name="legPort">of the leg that it speaks to.</param>
    /// <param name="host">its own address; null = 127.0.0.1.</param>
    public Peer(int legPort, IPAddress? host = null)
    {
        _host = host ?? IPAddress.Loopback;
        (_rtp, _rtcp) = (Bind(_host), Bind(_host));
        _leg = NetAddress.From(new IPEndPoint(IPAddress.Loopback, legPort), dualStack: false);
        _legRtcp = NetAddress.From(new IPEndPoint(IPAddress.Loopback, legPort + 1), dualStack: false);
    }

    public IPEndPoint RtpAddress => new(_host, _rtp.Port);

    public IPEndPoint RtcpAddress => new(_host, _rtcp.Port);

    public uint Ssrc { get; set; } = 0x1234;

    public ushort Sequence { get; set; } = 65500;

    public uint Timestamp { get; set; } = uint.MaxValue - 1600;

    public int PayloadType { get; set; }

    /// <summary>Protects what this end sends and opens what it gets; null = plain.</summary>
    public SrtpGuard? Guard { get; set; }

    /// <summary>The next packet in line with the given G.711 bytes.</summary>
    public void Say(ReadOnlySpan<byte> payload, bool marker = false)
    {
        Send(PayloadType, marker, Sequence++, Timestamp, payload);
        Timestamp += (uint)payload.Length;
    }

    /// <summary>20 ms of one byte value.</summary>
    public void Say(byte code)
    {
        Span<byte> payload = stackalloc byte[160];
        payload.Fill(code);
        Say(payload);
    }

    public void SayEvent(TelephoneEvent value, bool marker, uint timestamp, int payloadType = 101)
    {
        Span<byte> payload = stackalloc byte[TelephoneEvent.Size];
        value.TryWrite(payload);
        Send(payloadType, marker, Sequence++, timestamp, payload);
    }

    /// <summary>A key press as phones send it: growing durations, three end packets.</summary>
    public void Press(char digit, int packets = 5, int payloadType = 101)
    {
        var code = (byte)TelephoneEvent.CodeOf(digit);
        for (var i = 1; i <= packets; i++)
        {
            SayEvent(new TelephoneEvent(code, false, 10, (ushort)(160 * i)), i == 1, Timestamp, payloadType);
        }

        for (var i = 0; i < 3; i++)
        {
            SayEvent(new TelephoneEvent(code, true, 10, (ushort)(160 * packets)), false, Timestamp, payloadType);
        }

        Timestamp += (uint)(160 * (packets + 3));
    }

    public void Send(int payloadType, bool marker, ushort sequence, uint timestamp, ReadOnlySpan<byte> payload)
    {
        var length = RtpPacket.HeaderSize + payload.Length;
        Span<byte> packet = stackalloc byte[length + SrtpGuard.MaxGrowth];
        RtpPacket.TryWriteHeader(packet, payloadType, marker, sequence, timestamp, Ssrc);
        payload.CopyTo(packet[RtpPacket.HeaderSize..]);
        SendRaw(packet[..(Guard?.ProtectRtp(packet, length) ?? length)]);
    }

    public void SendRaw(ReadOnlySpan<byte> datagram) => _rtp.Send(datagram, _leg);

    public void SendRtcp(ReadOnlySpan<byte> datagram)
    {
        Span<byte> packet = stackalloc byte[datagram.Length + SrtpGuard.MaxGrowth];
        datagram.CopyTo(packet);
        _rtcp.Send(packet[..(Guard?.ProtectRtcp(packet, datagram.Length) ?? datagram.Length)], _legRtcp);
    }

    /// <summary>All that came since the last call.</summary>
    public List<Heard> Hear()
    {
        var packets = new List<Heard>();
        for (var n = _rtp.Receive(_buffer, out _); n >= 0; n = _rtp.Receive(_buffer, out _))
        {
            n = Guard is null || n == 0 ? n : Math.Max(0, Guard.UnprotectRtp(_buffer.AsSpan(0, n)));
            if (RtpPacket.TryRead(_buffer.AsSpan(0, n), out var p) && !RtpPacket.LooksLikeRtcp(_buffer.AsSpan(0, n)))
            {
                packets.Add(new Heard(p.PayloadType, p.Marker, p.Sequence, p.Timestamp, p.Ssrc, p.Payload.ToArray()));
            }
        }

        return packets;
    }

    /// <summary>Forgets all that came.</summary>
    public void Drop()
    {
        while (_rtp.Receive(_buffer, out _) >= 0)
        {
        }
    }

    public List<byte[]> HearRtcp()
    {
        var packets = new List<byte[]>();
        for (var n = _rtcp.Receive(_buffer, out _); n >= 0; n = _rtcp.Receive(_buffer, out _))
        {
            n = Guard is null || n == 0 ? n : Math.Max(0, Guard.UnprotectRtcp(_buffer.AsSpan(0, n)));
            packets.Add(_buffer[..n]);
        }

        return packets;
    }

    public void Dispose()
    {
        _rtp.Close();
        _rtcp.Close();
    }

    private static UdpSocket Bind(IPAddress host) => UdpSocket.Bind(host, 0, out var errno) ?? throw new IOException($"errno {errno}");
}
