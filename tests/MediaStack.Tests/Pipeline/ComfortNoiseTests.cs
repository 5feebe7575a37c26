using CallCenter.MediaStack.Codecs;
using CallCenter.MediaStack.Pipeline;
using CallCenter.MediaStack.Tests.Audio;

namespace CallCenter.MediaStack.Tests.Pipeline;

/// <summary>A peer that sends RFC 3389 packets in its pauses: its listeners hear soft noise, no hole and no click.</summary>
public sealed class ComfortNoiseTests
{
    private const int NoiseType = 13;
    private const byte Level = 60;

    /// <summary>-60 dBov is -56.8 dBm0 in G.711, whose overload is 3.17 dB above 0 dBm0, and a sine 3 dB below a square.</summary>
    private const double Expected = -54;

    /// <summary>Half a second of a tone, a pause of a second with its noise packets, and a tone again.</summary>
    private static void TalkAndPause(Peer peer, Voice voice, int frame)
    {
        if (frame is < 25 or >= 75)
        {
            voice.Say();
            return;
        }

        if (frame is 25 or 40)
        {
            peer.Send(NoiseType, false, peer.Sequence++, peer.Timestamp, [Level, 0x80]);
        }

        peer.Timestamp += 160;
    }

    [Test]
    public void Listen_InAPause_IsSoftNoise()
    {
        using var bench = new Bench();
        var (leg, peer, _) = bench.OpenLeg();
        var voice = new Voice(peer, AudioFormat.Pcmu, 0, 500);
        var heard = new List<short>();
        leg.Listen(f => heard.AddRange(f));
        bench.Run(100, i => TalkAndPause(peer, voice, i));

        Assert.That(LevelMeter.Dbm0([.. heard.Skip(160 * 35).Take(160 * 38)]), Is.EqualTo(Expected).Within(2));
        Assert.That(Goertzel.Dbm0([.. heard.Skip(160 * 80)], 500, 8000), Is.EqualTo(-10).Within(1), "the tone is back");
        Assert.That(leg.Stats.PacketsLost, Is.Zero);
    }

    [TestCase("PCMU")]
    [TestCase("G722")]
    public void Hear_InAPause_PacketsGoOnWithSoftNoise(string listeners)
    {
        using var bench = new Bench();
        var format = AudioCodecs.Named([listeners])[0];
        var (a, alice, _) = bench.OpenLeg();
        var voice = new Voice(alice, AudioFormat.Pcmu, 0, 500);
        var (b, bob, _) = bench.OpenLeg(n => n with { Format = format, PayloadType = format.StaticPayloadType });
        var ear = new Voice(bob, format, format.StaticPayloadType, 0);
        b.Hear(a);
        bench.Run(100, i =>
        {
            TalkAndPause(alice, voice, i);
            ear.Listen();
        });
        ear.Listen();

        Assert.That(ear.Packets, Has.Count.InRange(98, 102));
        Assert.That(Enumerable.Range(32, 40).Select(frame => ear.LevelOf(frame..(frame + 1))), Is.All.EqualTo(Expected).Within(3), "no hole");
        Assert.That(ear.LevelOf(500), Is.EqualTo(-10).Within(1.5), "the tone is back");
    }

    [Test]
    public void Soften_TheLoudestLevel_IsNoRoar()
    {
        using var bench = new Bench();
        var (leg, peer, _) = bench.OpenLeg();
        var heard = new List<short>();
        leg.Listen(f => heard.AddRange(f));
        bench.Run(50, i => peer.Send(NoiseType, false, peer.Sequence++, peer.Timestamp += 160, [0]));

        Assert.That(LevelMeter.Dbm0([.. heard.Skip(3200)]), Is.LessThan(-33));
    }
}
