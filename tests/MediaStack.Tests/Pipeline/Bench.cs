using System.Net;
using CallCenter.MediaStack.Dtmf;
using CallCenter.MediaStack.Pipeline;
using CallCenter.MediaStack.Rtp;
using CallCenter.MediaStack.Sdp;
using CallCenter.MediaStack.Sockets;
using CallCenter.Testing;

namespace CallCenter.MediaStack.Tests.Pipeline;

/// <summary>An engine on real loopback sockets whose clock and receive loop the test drives by hand.</summary>
internal sealed class Bench : IDisposable
{
    public Bench(MediaOptions? options = null)
    {
        Options = options ?? new MediaOptions { BindAddress = IPAddress.Loopback, FirstPort = 20000, LastPort = 31999 };
        Engine = new MediaEngine(Options, Time, Log);
    }

    public MediaOptions Options { get; }

    public ManualTimeProvider Time { get; } = new();

    public LogLines<MediaEngine> Log { get; } = new();

    public MediaEngine Engine { get; }

    public (MediaLeg Leg, Peer Peer, LegEvents Events) OpenLeg(Func<NegotiatedAudio, NegotiatedAudio>? change = null, bool start = true)
    {
        var events = new LegEvents();
        Assert.That(Engine.TryOpenLeg(events, out var leg), Is.True);
        var peer = new Peer(leg!.LocalPort);
        var audio = Agreement.With(peer.RtpAddress.Port) with { RemoteRtcp = peer.RtcpAddress };
        leg.Apply(change?.Invoke(audio) ?? audio);
        if (start)
        {
            leg.Start();
        }

        return (leg, peer, events);
    }

    /// <summary>Reads all packets that wait on the legs' sockets.</summary>
    public void Receive()
    {
        while (Engine.Poll(0) > 0)
        {
        }
    }

    /// <summary>Lets 20 ms pass the given number of times; before each, the peers may send.</summary>
    public void Run(int frames, Action<int>? eachFrame = null)
    {
        for (var i = 0; i < frames; i++)
        {
            eachFrame?.Invoke(i);
            Receive();
            for (var slot = 0; slot < MediaClock.Phases; slot++)
            {
                Time.Advance(TimeSpan.FromMilliseconds(20.0 / MediaClock.Phases));
                Engine.Clock.RunDue();
            }
        }
    }

    public void Dispose() => Engine.Dispose();
}

/// <summary>The far end of a leg: plain sockets that say what they are told to and keep what they get.</summary>
internal sealed class Peer : IDisposable
{
    private readonly NetAddress _leg;
    private readonly NetAddress _legRtcp;
    private readonly UdpSocket _rtp = Bind();
    private readonly UdpSocket _rtcp = Bind();
    private readonly byte[] _buffer = new byte[2048];

    public Peer(int legPort)
    {
        _leg = NetAddress.From(new IPEndPoint(IPAddress.Loopback, legPort), dualStack: false);
        _legRtcp = NetAddress.From(new IPEndPoint(IPAddress.Loopback, legPort + 1), dualStack: false);
    }

    public IPEndPoint RtpAddress => new(IPAddress.Loopback, _rtp.Port);

    public IPEndPoint RtcpAddress => new(IPAddress.Loopback, _rtcp.Port);

    public uint Ssrc { get; set; } = 0x1234;

    public ushort Sequence { get; set; } = 65500;

    public uint Timestamp { get; set; } = uint.MaxValue - 1600;

    public int PayloadType { get; set; }

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
        Span<byte> packet = stackalloc byte[RtpPacket.HeaderSize + payload.Length];
        RtpPacket.TryWriteHeader(packet, payloadType, marker, sequence, timestamp, Ssrc);
        payload.CopyTo(packet[RtpPacket.HeaderSize..]);
        SendRaw(packet);
    }

    public void SendRaw(ReadOnlySpan<byte> datagram) => _rtp.Send(datagram, _leg);

    public void SendRtcp(ReadOnlySpan<byte> datagram) => _rtcp.Send(datagram, _legRtcp);

    /// <summary>All that came since the last call.</summary>
    public List<Heard> Hear()
    {
        var packets = new List<Heard>();
        for (var n = _rtp.Receive(_buffer, out _); n >= 0; n = _rtp.Receive(_buffer, out _))
        {
            if (RtpPacket.TryRead(_buffer.AsSpan(0, n), out var p) && !RtpPacket.LooksLikeRtcp(_buffer.AsSpan(0, n)))
            {
                packets.Add(new Heard(p.PayloadType, p.Marker, p.Sequence, p.Timestamp, p.Ssrc, p.Payload.ToArray()));
            }
        }

        return packets;
    }

    public List<byte[]> HearRtcp()
    {
        var packets = new List<byte[]>();
        for (var n = _rtcp.Receive(_buffer, out _); n >= 0; n = _rtcp.Receive(_buffer, out _))
        {
            packets.Add(_buffer[..n]);
        }

        return packets;
    }

    public void Dispose()
    {
        _rtp.Close();
        _rtcp.Close();
    }

    private static UdpSocket Bind() => UdpSocket.Bind(IPAddress.Loopback, 0, out var errno) ?? throw new IOException($"errno {errno}");
}

internal sealed record Heard(int Type, bool Marker, ushort Sequence, uint Timestamp, uint Ssrc, byte[] Payload);

internal sealed class LegEvents : IMediaLegEvents
{
    // with room, so that taking a digit allocates nothing
    private readonly System.Text.StringBuilder _digits = new(1024);

    public string Digits => _digits.ToString();

    public DigitOrigin? Origin { get; private set; }

    public List<TimeSpan> Timeouts { get; } = [];

    public void DigitReceived(char digit, DigitOrigin origin)
    {
        _digits.Append(digit);
        Origin = origin;
    }

    public void MediaTimedOut(TimeSpan silence) => Timeouts.Add(silence);
}
