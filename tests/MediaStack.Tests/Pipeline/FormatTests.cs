using System.Buffers.Binary;
using CallCenter.MediaStack.Codecs;
using CallCenter.MediaStack.Dtmf;
using CallCenter.MediaStack.Pipeline;
using CallCenter.MediaStack.Sdp;

namespace CallCenter.MediaStack.Tests.Pipeline;

/// <summary>Sample rate, clock, codec and packet time are the leg's own.</summary>
public sealed class FormatTests
{
    private static Func<NegotiatedAudio, NegotiatedAudio> Speaking(AudioFormat format) => n => n with { Format = format, PayloadType = 97 };

    /// <summary>A frame of one value in L16.</summary>
    private static byte[] Frame(int samples, short value)
    {
        var bytes = new byte[2 * samples];
        for (var i = 0; i < samples; i++)
        {
            BinaryPrimitives.WriteInt16BigEndian(bytes.AsSpan(2 * i), value);
        }

        return bytes;
    }

    private static short Value(Heard packet) => BinaryPrimitives.ReadInt16BigEndian(packet.Payload);

    private static void SayFrame(Peer peer, AudioFormat format, short value)
    {
        peer.PayloadType = 97;
        peer.Send(97, false, peer.Sequence++, peer.Timestamp, Frame(format.FrameSamples, value));
        peer.Timestamp += (uint)format.FrameTicks;
    }

    [Test]
    public void Play_AtSixteenKilohertz_HasTwiceTheSamplesAndTicks()
    {
        using var bench = new Bench();
        var (leg, peer, _) = bench.OpenLeg(Speaking(LinearCodec.Wide));
        leg.Play([new MediaClip(Enumerable.Repeat((short)5000, 1000).ToArray(), 16000)]);
        bench.Run(5);

        var heard = peer.Hear();
        Assert.That(heard.Select(p => (p.Type, p.Payload.Length)), Is.All.EqualTo((97, 640)));
        Assert.That(heard.Zip(heard.Skip(1)).Select(x => x.Second.Timestamp - x.First.Timestamp), Is.All.EqualTo(320));
        Assert.That(heard.Take(3).Select(Value), Is.All.EqualTo(5000));
        Assert.That(BinaryPrimitives.ReadInt16BigEndian(heard[3].Payload.AsSpan(2 * 40)), Is.Zero, "the clip ends after 1000 samples");
        Assert.That(Value(heard[4]), Is.Zero);
    }

    [Test]
    public void Peer_ChangesToAnotherFormatOfItsAnswer_IsHeardAndAnsweredInThat()
    {
        using var bench = new Bench();
        var (leg, peer, _) = bench.OpenLeg(narrow => Speaking(LinearCodec.Wide)(narrow) with { Others = [narrow] });
        bench.Run(2, _ => peer.Say(0xFF));
        Assert.That(peer.Hear().Select(p => p.Type), Is.All.EqualTo(97), "two packets may be late from before a change");

        bench.Run(5, _ => peer.Say(0xFF));
        peer.Hear();
        bench.Run(5, _ => peer.Say(0xFF));

        Assert.That(peer.Hear().Select(p => p.Type), Is.All.EqualTo(0));
        Assert.That(leg.Stats.PacketsReceived, Is.EqualTo(9).Within(1));
    }

    [Test]
    public void Play_OnANarrowClock_HasTheClocksTicks_AndHalvesForAPeerThatTakesTenMilliseconds()
    {
        using var bench = new Bench();
        var (leg, peer, _) = bench.OpenLeg(n => Speaking(LinearCodec.WideOnANarrowClock)(n) with { PacketMilliseconds = 10 });
        leg.Play([new MediaClip(Enumerable.Repeat((short)5000, 3200).ToArray(), 16000)]);
        bench.Run(5);

        var heard = peer.Hear();
        Assert.That(heard.Select(p => p.Payload.Length), Is.EqualTo(Enumerable.Repeat(320, 10)));
        Assert.That(heard.Zip(heard.Skip(1)).Select(x => x.Second.Timestamp - x.First.Timestamp), Is.All.EqualTo(80));
    }

    [Test]
    public void Listen_OnAWideLeg_GetsEightKilohertz_ThroughLossToo()
    {
        using var bench = new Bench();
        var (leg, peer, _) = bench.OpenLeg(Speaking(LinearCodec.Wide));
        var frames = new List<(int, short)>();
        leg.Listen(f => frames.Add((f.Length, f[^1])));
        bench.Run(50, i =>
        {
            if (i == 30)
            {
                peer.Sequence++;
                peer.Timestamp += 320;
            }
            else
            {
                SayFrame(peer, LinearCodec.Wide, 3000);
            }
        });

        Assert.That(frames.Select(f => f.Item1), Is.All.EqualTo(160));
        Assert.That(frames.Skip(8).Select(f => f.Item2), Is.All.InRange(2300, 3000), "the gap is filled, fading from its middle on");
        Assert.That(leg.Stats.PacketsLost, Is.EqualTo(1));
        Assert.That(leg.Stats.Jitter, Is.LessThan(TimeSpan.FromMilliseconds(21)));
    }

    [Test]
    public void Hear_OfTheSameFormat_ForwardsUndecoded()
    {
        using var bench = new Bench();
        var (a, alice, _) = bench.OpenLeg(Speaking(LinearCodec.Wide));
        var (b, bob, _) = bench.OpenLeg(Speaking(LinearCodec.Wide));
        b.Hear(a);
        bench.Run(10, _ => SayFrame(alice, LinearCodec.Wide, 700));

        var heard = bob.Hear();
        Assert.That(heard.Select(Value).Where(v => v != 0), Is.EqualTo(Enumerable.Repeat(700, 10)));
        Assert.That(heard.Zip(heard.Skip(1)).Select(x => x.Second.Timestamp - x.First.Timestamp), Is.All.EqualTo(320).Within(320));
        Assert.That(a.Stats.JitterDelay, Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public void Hear_OfACodecThatTranslatesToNoOther_IsDecodedAndCodedAnew()
    {
        using var bench = new Bench();
        var (a, alice, _) = bench.OpenLeg(Speaking(LinearCodec.Narrow));
        var (b, bob, _) = bench.OpenLeg();
        a.Hear(b);
        b.Hear(a);
        bench.Run(20, _ =>
        {
            SayFrame(alice, LinearCodec.Narrow, 4000);
            bob.Say(G711.MuLaw(-2000));
        });

        Assert.That(bob.Hear()[^1].Payload, Is.All.EqualTo(G711.MuLaw(4000)));
        Assert.That(Value(alice.Hear()[^1]), Is.EqualTo(G711.FromMuLaw(G711.MuLaw(-2000))));
    }

    [Test]
    public void Keys_HaveDurationsOfTheLegsClock_AndTonesOfItsRate()
    {
        using var bench = new Bench();
        var (leg, peer, _) = bench.OpenLeg(Speaking(LinearCodec.Wide));
        leg.SendDigits("5");
        bench.Run(20);
        var events = peer.Hear().Where(p => p.Type == 101).Select(p => p.Payload[3] | (p.Payload[2] << 8)).ToList();
        Assert.That(events.Take(3), Is.EqualTo([320, 640, 960]));

        var (toned, ear, digits) = bench.OpenLeg(n => Speaking(LinearCodec.Wide)(n) with { EventPayloadType = null, ReceivedEventPayloadType = null });
        toned.SendDigits("5");
        bench.Run(20);
        var detector = new InbandDtmfDetector(16000);
        var pcm = new short[320];
        var heard = ear.Hear().Select(p => detector.Process(pcm.AsSpan(0, new LinearCodec(LinearCodec.Wide).Decode(p.Payload, pcm)))).ToArray();
        Assert.That(string.Concat(heard.Where(d => d != '\0')), Is.EqualTo("5"));

        var tone = DtmfTones.For('9', sampleRate: 16000)!;
        bench.Run(20, i =>
        {
            Array.Clear(pcm);
            if (i is > 5 and < 15)
            {
                tone.Fill(pcm);
            }

            var payload = new byte[640];
            new LinearCodec(LinearCodec.Wide).Encode(pcm, payload);
            ear.Send(97, false, ear.Sequence++, ear.Timestamp, payload);
            ear.Timestamp += 320;
        });
        Assert.That(digits.Digits, Is.EqualTo("9"));
    }

    [Test]
    public void Answer_OfAFormatWithAnotherClock_SpeaksOfEventsWithThatClock()
    {
        var local = new LocalAudio(System.Net.IPAddress.Loopback, 4000) { Formats = [LinearCodec.Wide] };
        var offer = "v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\nm=audio 5000 RTP/AVP 97 98 99\n"
            + "a=rtpmap:97 L16/16000\na=rtpmap:98 telephone-event/8000\na=rtpmap:99 telephone-event/16000\n";
        var outcome = (SdpOutcome.Agreed)new SdpNegotiator(local).Answer(System.Text.Encoding.ASCII.GetBytes(offer));

        Assert.That((outcome.Audio.Format, outcome.Audio.EventPayloadType), Is.EqualTo((LinearCodec.Wide, 99)));
        Assert.That(System.Text.Encoding.ASCII.GetString(outcome.LocalDescription), Does.Contain("a=rtpmap:99 telephone-event/16000"));
    }
}
