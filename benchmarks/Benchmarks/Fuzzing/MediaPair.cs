using System.Net;
using CallCenter.MediaStack.Codecs;
using CallCenter.MediaStack.Pipeline;
using CallCenter.MediaStack.Rtp;
using CallCenter.MediaStack.Sdp;
using CallCenter.MediaStack.Sockets;
using CallCenter.Testing;
using Microsoft.Extensions.Logging;

namespace CallCenter.Benchmarks.Fuzzing;

/// <summary>Two legs that hear each other, on a clock moved by hand.</summary>
internal sealed class MediaPair : IDisposable
{
    private const int Frame = 160;
    private const int ClearFrames = 100;

    private static readonly NetAddress Peer = NetAddress.From(MemoryMedia.Peer, dualStack: false);
    private static readonly NetAddress Stranger = NetAddress.From(new IPEndPoint(IPAddress.Parse("10.9.9.9"), 9999), dualStack: false);

    private readonly ManualTimeProvider _time = new();
    private readonly LogLines<MediaEngine> _faults = new((level, _) => level >= LogLevel.Error);
    private readonly MediaEngine _engine;
    private readonly MemoryMedia _one = new(5000);
    private readonly MemoryMedia _two = new(5002);
    private readonly MediaLeg _leg;

    public MediaPair()
    {
        _engine = new MediaEngine(new MediaOptions { BindAddress = IPAddress.Loopback, FirstPort = 20000, LastPort = 20003 }, _time, _faults);
        var agreed = new NegotiatedAudio
        {
            RemoteRtp = MemoryMedia.Peer, RemoteRtcp = new IPEndPoint(IPAddress.Loopback, 4001), Format = AudioFormat.Pcmu, PayloadType = 0,
            EventPayloadType = 101, ReceivedEventPayloadType = 101,
        };
        (_leg, var other) = (_engine.OpenLeg(_one, _one), _engine.OpenLeg(_two, _two));
        foreach (var leg in new[] { _leg, other })
        {
            leg.Apply(agreed);
            leg.Start();
        }

        _leg.Hear(other);
        other.Hear(_leg);
        _leg.Listen(_ => { });
        Say(0x55);
    }

    public void Receive(Span<byte> datagram, bool control, bool ofStranger) =>
        _one.Sink.Received(datagram, ofStranger ? Stranger : Peer, control, _time.GetTimestamp());

    public void Tick()
    {
        for (var phase = 0; phase < MediaClock.Phases; phase++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(20.0 / MediaClock.Phases));
            _engine.Clock.RunDue();
        }
    }

    /// <summary>What is wrong with the conversation; null = the one side's sound reaches the other.</summary>
    public string? Harm()
    {
        Say(0x2a);
        return _two.LastCode != 0x2a ? "the other side does not hear the call any more" : _one.Lost is { } lost ? $"the leg is lost: {lost}" : _faults.Lines.FirstOrDefault();
    }

    public void Dispose() => _engine.Dispose();

    // longer than any jitter buffer, under a source of its own
    private void Say(byte code)
    {
        Span<byte> packet = stackalloc byte[RtpPacket.HeaderSize + Frame];
        for (var i = 0; i < ClearFrames; i++)
        {
            RtpPacket.TryWriteHeader(packet, 0, marker: i == 0, (ushort)(1000 + i), (uint)(i * Frame), 0xfeed0000u + code);
            packet[RtpPacket.HeaderSize..].Fill(code);
            Receive(packet, control: false, ofStranger: false);
            Tick();
        }
    }
}
