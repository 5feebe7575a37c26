using CallCenter.MediaStack.Codecs;
using CallCenter.MediaStack.Pipeline;

namespace CallCenter.MediaStack.Tests.Pipeline;

/// <summary>Our own sound comes in the packets that the peer wishes for; the peer's may be of any length.</summary>
public sealed class PacketTimeTests
{
    [Test]
    public void Play_IsCutAsAgreed([Values(10, 20, 30, 40, 60)] int milliseconds, [Values("PCMU", "G722")] string name)
    {
        using var bench = new Bench();
        var format = AudioCodecs.Named([name])[0];
        var (leg, peer, _) = bench.OpenLeg(n => n with { Format = format, PayloadType = format.StaticPayloadType, PacketMilliseconds = milliseconds });
        var voice = new Voice(peer, format, format.StaticPayloadType, 0);
        var sound = new short[16000];
        new CallCenter.MediaStack.Audio.ToneGenerator(500).Fill(sound);
        leg.Play([new MediaClip(sound)]);
        bench.Run(60, _ => voice.Listen());
        voice.Listen();

        Assert.That(voice.Packets, Has.Count.EqualTo(1200 / milliseconds));
        Assert.That(voice.Packets.Select(p => p.Payload.Length), Is.All.EqualTo(8 * milliseconds));
        Assert.That(voice.Packets.Zip(voice.Packets.Skip(1)).Select(x => x.Second.Timestamp - x.First.Timestamp), Is.All.EqualTo(8 * milliseconds));
        Assert.That(voice.LevelOf(500), Is.EqualTo(-10).Within(1));
    }

    [Test]
    public void Forward_AfterHalfAPacketOfOurs_BeginsAtOnce()
    {
        using var bench = new Bench();
        var (a, alice, _) = bench.OpenLeg();
        var (b, bob, _) = bench.OpenLeg(n => n with { PacketMilliseconds = 60 });
        bench.Run(10);
        bob.Drop();
        b.Hear(a);
        bench.Run(10, _ => alice.Say(0x90));

        var heard = bob.Hear();
        Assert.That(heard.Count(p => p.Payload is [0x90, ..]), Is.EqualTo(10));
        Assert.That(heard.Zip(heard.Skip(1)).Select(x => (ushort)(x.Second.Sequence - x.First.Sequence)), Is.All.EqualTo(1));
    }
}
