using System.Net;
using CallCenter.Benchmarks.Load;
using CallCenter.MediaStack.Dtls;
using CallCenter.MediaStack.Ice;
using CallCenter.MediaStack.Pipeline;
using CallCenter.MediaStack.Rtp;
using CallCenter.MediaStack.Sdp;
using CallCenter.MediaStack.Srtp;
using CallCenter.MediaStack.Tests.Ice;

namespace CallCenter.Benchmarks.Media;

/// <summary>A leg of the engine and its far end, which says recorded speech by the socket that all far ends share.</summary>
internal sealed class SimulatedCaller : IMediaLegEvents, IDtlsOwner, IDisposable
{
    private readonly CallerKind _kind;
    private readonly RtpReceiver _socket;
    private readonly byte[][] _packets;
    private readonly uint _ssrc;
    private readonly SrtpGuard? _guard;
    private readonly DtlsAssociation? _handshake;
    private readonly byte[] _check = [];
    private ushort _sequence;
    private uint _timestamp;

    /// <param name="packets">what it says, again and again.</param>
    /// <param name="handshakes">of the far ends.</param>
    public SimulatedCaller(CallerKind kind, MediaEngine engine, RtpReceiver socket, byte[][] packets, DtlsEndpoint handshakes, uint ssrc)
    {
        (_kind, _socket, _packets, _ssrc) = (kind, socket, packets, ssrc);
        var here = new IPEndPoint(IPAddress.Loopback, socket.Port);
        var audio = new NegotiatedAudio { RemoteRtp = here, RemoteRtcp = here, Format = kind.Format, PayloadType = kind.PayloadType, EventPayloadType = 101, ReceivedEventPayloadType = 101 };
        if (kind.IsBrowser)
        {
            Leg = engine.TryOpenIceLeg(this, [IPAddress.Loopback], null, out var leg, out var agent) ? leg : throw NoPort();
            _check = StunClient.Check($"{agent.Credentials.Ufrag}:far", agent.Credentials.Password, nominate: true);
            _guard = new SrtpGuard(TimeProvider.System);
            _handshake = new DtlsAssociation(handshakes, this, engine.Fingerprint.Value, weConnect: true);
            audio = audio with
            {
                RemoteRtp = IceAgent.Path, RemoteRtcp = IceAgent.Path, RtcpMux = true, Security = new MediaSecurity.Dtls(handshakes.Identity.Fingerprint, WeConnect: false),
            };
        }
        else
        {
            Leg = engine.TryOpenLeg(this, out var leg) ? leg : throw NoPort();
        }

        if (kind.Sdes is { } profile)
        {
            var (ours, theirs) = (SrtpKey.New(profile), SrtpKey.New(profile));
            _guard = new SrtpGuard(TimeProvider.System);
            _guard.SendWith(profile, theirs);
            _guard.ReceiveWith(profile, ours);
            audio = audio with { Security = new MediaSecurity.Sdes(profile, ours, theirs) };
        }

        Leg.Apply(audio);
        Leg.Start();
    }

    public MediaLeg Leg { get; }

    /// <summary>Sound can flow.</summary>
    public bool IsReady => _guard?.CanSend != false;

    /// <summary>A browser's check of its path, which it repeats every few seconds, and its handshake once.</summary>
    public void Check()
    {
        if (_kind.IsBrowser)
        {
            _socket.Send(Leg.LocalPort, _check);
            _handshake!.Begin();
        }
    }

    /// <summary>What came to it that is no RTP.</summary>
    public void Received(ReadOnlySpan<byte> datagram)
    {
        if (DtlsAssociation.LooksLikeDtls(datagram))
        {
            _handshake?.Received(datagram);
        }
    }

    /// <summary>The packet is one that the engine made for it.</summary>
    public bool IsRight(ReadOnlySpan<byte> packet)
    {
        Span<byte> copy = stackalloc byte[packet.Length];
        packet.CopyTo(copy);
        var length = _guard?.UnprotectRtp(copy) ?? copy.Length;
        return length > 0 && RtpPacket.TryRead(copy[..length], out var rtp) && rtp.PayloadType == _kind.PayloadType;
    }

    /// <summary>Writes the next packet into the batch; true when that is full.</summary>
    public bool Say(DatagramBatch batch)
    {
        var payload = _packets[_sequence % _packets.Length];
        RtpPacket.TryWriteHeader(batch.Next, _kind.PayloadType, marker: false, _sequence++, _timestamp, _ssrc);
        payload.CopyTo(batch.Next[RtpPacket.HeaderSize..]);
        _timestamp += (uint)_kind.Format.FrameTicks;
        var length = RtpPacket.HeaderSize + payload.Length;
        return batch.Add(Leg.LocalPort, _guard?.ProtectRtp(batch.Next, length) ?? length);
    }

    public void SendDtls(ReadOnlySpan<byte> datagram) => _socket.Send(Leg.LocalPort, datagram);

    public void KeysAgreed(DtlsKeys keys)
    {
        _guard!.ReceiveWith(keys.Profile, keys.Theirs);
        _guard.SendWith(keys.Profile, keys.Ours);
    }

    public void HandshakeFailed() => Console.Error.WriteLine("a handshake failed");

    public void MediaLost(MediaLoss why) => Console.Error.WriteLine($"a leg was lost: {why}");

    public void DtlsClosed()
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

    public void Dispose()
    {
        Leg.Dispose();
        _handshake?.Dispose();
        _guard?.Dispose();
    }

    private static InvalidOperationException NoPort() => new("no RTP port is free, or no descriptor (ulimit -n)");
}
