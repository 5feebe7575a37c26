using CallCenter.MediaStack.Codecs;
using CallCenter.MediaStack.Dtmf;
using CallCenter.MediaStack.Pipeline;

namespace CallCenter.MediaStack.Tests.Pipeline;

public sealed class BridgeTests
{
    private static void Join(MediaLeg a, MediaLeg b)
    {
        a.Hear(b);
        b.Hear(a);
    }

    [Test]
    public void Hear_SameLaw_ForwardsPayloadsOnArrivalInOneUnbrokenStream()
    {
        using var bench = new Bench();
        var (a, alice, _) = bench.OpenLeg();
        var (b, bob, _) = bench.OpenLeg();
        bench.Run(5);
        Join(a, b);
        bench.Run(10, i => alice.Say((byte)(i + 1)));

        var heard = bob.Hear();
        Assert.That(heard.Where(p => p.Payload[0] != 0xFF).Select(p => p.Payload[0]), Is.EqualTo(Enumerable.Range(1, 10)));
        Assert.That(heard.Select(p => p.Ssrc).Distinct().Count(), Is.EqualTo(1));
        for (var i = 1; i < heard.Count; i++)
        {
            Assert.That((ushort)(heard[i].Sequence - heard[i - 1].Sequence), Is.EqualTo(1), $"packet {i}");
            Assert.That(heard[i].Timestamp - heard[i - 1].Timestamp, Is.InRange(1u, 320u), $"packet {i}");
        }

        Assert.That(alice.Hear().All(p => p.Payload.All(c => c == 0xFF)), Is.True, "bob says nothing: silence keeps the line open");
    }

    [Test]
    public void Hear_OnArrival_NeedsNoTick()
    {
        using var bench = new Bench();
        var (a, alice, _) = bench.OpenLeg();
        var (b, bob, _) = bench.OpenLeg();
        Join(a, b);
        bench.Run(2, _ => alice.Say(1));
        bob.Hear();
        alice.Say(2);
        bench.Receive();

        Assert.That(bob.Hear().Single().Payload[0], Is.EqualTo(2));
    }

    [Test]
    public void Hear_OtherLaw_TranslatesCodes()
    {
        using var bench = new Bench();
        var (a, alice, _) = bench.OpenLeg();
        var (b, bob, _) = bench.OpenLeg(n => n with { Format = AudioFormat.Pcma, PayloadType = 8 });
        bob.PayloadType = 8;
        Join(a, b);
        bench.Run(3, _ =>
        {
            alice.Say(G711.MuLaw(4000));
            bob.Say(G711.ALaw(-3000));
        });

        Assert.That(bob.Hear()[^1], Has.Property("Type").EqualTo(8).And.Property("Payload").All.EqualTo(G711.ALaw(G711.FromMuLaw(G711.MuLaw(4000)))));
        Assert.That(alice.Hear()[^1], Has.Property("Type").Zero.And.Property("Payload").All.EqualTo(G711.MuLaw(G711.FromALaw(G711.ALaw(-3000)))));
    }

    [Test]
    public void Hear_LossAndReordering_ReachTheListenerAsTheyAre()
    {
        using var bench = new Bench();
        var (a, alice, _) = bench.OpenLeg();
        var (b, bob, _) = bench.OpenLeg();
        Join(a, b);
        bench.Run(1, _ => alice.Say(1));
        bob.Hear();
        var (sequence, timestamp) = (alice.Sequence, alice.Timestamp);
        foreach (var i in new[] { 1, 0, 3, 3, 4 })
        {
            alice.Send(0, false, (ushort)(sequence + i), timestamp + (uint)(160 * i), [(byte)i]);
        }

        bench.Receive();
        var heard = bob.Hear();
        Assert.That(heard.Select(p => p.Payload[0]), Is.EqualTo([1, 0, 3, 4]), "duplicates go no further");
        Assert.That(heard.Select(p => (ushort)(p.Sequence - heard[0].Sequence)), Is.EqualTo([0, 65535, 2, 3]));
        Assert.That(heard.Select(p => (int)(p.Timestamp - heard[0].Timestamp)), Is.EqualTo([0, -160, 320, 480]));
    }

    [Test]
    public void Hear_Keys_AreRelayedUnderTheListenersTypeAndReportedOnce()
    {
        using var bench = new Bench();
        var (a, alice, events) = bench.OpenLeg(n => n with { ReceivedEventPayloadType = 101 });
        var (b, bob, bobEvents) = bench.OpenLeg(n => n with { EventPayloadType = 96 });
        Join(a, b);
        bench.Run(3, _ => alice.Say(1));
        bob.Hear();
        alice.Press('7');
        bench.Run(20);

        var relayed = bob.Hear().Where(p => p.Type == 96).ToList();
        Assert.That(relayed, Has.Count.EqualTo(8));
        Assert.That(relayed.Select(p => p.Timestamp).Distinct().Count(), Is.EqualTo(1));
        Assert.That(relayed.Select(p => p.Marker), Is.EqualTo(Enumerable.Range(0, 8).Select(i => i == 0)));
        Assert.That(relayed.Select(p => p.Payload[3] | p.Payload[2] << 8), Is.EqualTo([160, 320, 480, 640, 800, 800, 800, 800]));
        Assert.That((events.Digits, bobEvents.Digits), Is.EqualTo(("7", "")));
    }

    [Test]
    public void Hear_Keys_BecomeTonesWhereTheListenerHasNoEvents()
    {
        using var bench = new Bench();
        var (a, alice, _) = bench.OpenLeg();
        var (b, bob, _) = bench.OpenLeg(n => n with { EventPayloadType = null, ReceivedEventPayloadType = null });
        Join(a, b);
        bench.Run(3, _ => alice.Say(0xFF));
        alice.Press('9');
        bench.Run(20);

        var detector = new InbandDtmfDetector();
        var pcm = new short[160];
        var digits = "";
        foreach (var packet in bob.Hear())
        {
            G711.DecodeMuLaw(packet.Payload, pcm);
            digits += detector.Process(pcm) is var d and not '\0' ? d : "";
        }

        Assert.That(digits, Is.EqualTo("9"));
    }

    [Test]
    public void Hear_KeysFromAnSsrcOfTheirOwn_AreRelayedAsEvents()
    {
        using var bench = new Bench();
        var (a, alice, events) = bench.OpenLeg();
        var (b, bob, _) = bench.OpenLeg();
        Join(a, b);
        bench.Run(20, i =>
        {
            alice.Say(1);
            if (i == 5)
            {
                alice.Ssrc = 0x9999;
                alice.Press('3');
                alice.Ssrc = 0x1234;
            }
        });
        bench.Run(20);

        Assert.That(events.Digits, Is.EqualTo("3"));
        var relayed = bob.Hear().Where(p => p.Type == 101).ToList();
        Assert.That(relayed, Has.Count.EqualTo(8));
        Assert.That(relayed.All(p => p.Payload[0] == 3), Is.True);
    }

    [Test]
    public void Play_OverABridge_IsHeardInstead_ThenTheOtherComesBack()
    {
        using var bench = new Bench();
        var (a, alice, _) = bench.OpenLeg();
        var (b, bob, _) = bench.OpenLeg();
        Join(a, b);
        bench.Run(5, _ => alice.Say(1));
        b.Play([new MediaClip(Enumerable.Repeat((short)8000, 800).ToArray())]);
        bench.Run(10, _ => alice.Say(2));

        var heard = bob.Hear();
        var music = G711.MuLaw(8000);
        Assert.That(heard.Count(p => p.Payload[0] == music), Is.EqualTo(5));
        Assert.That(heard.Count(p => p.Payload[0] == 2), Is.EqualTo(5).Within(1));
        Assert.That(heard[^1].Payload[0], Is.EqualTo(2));
        for (var i = 1; i < heard.Count; i++)
        {
            Assert.That((ushort)(heard[i].Sequence - heard[i - 1].Sequence), Is.EqualTo(1), $"packet {i}");
            Assert.That((int)(heard[i].Timestamp - heard[i - 1].Timestamp), Is.InRange(1, 480), $"packet {i}");
        }
    }

    [Test]
    public void Forward_SenderPausesThenGoesOn_ListenerGetsSilenceAndTimeRunsForward()
    {
        using var bench = new Bench();
        var (a, alice, _) = bench.OpenLeg();
        var (b, bob, _) = bench.OpenLeg();
        Join(a, b);
        bench.Run(10, _ => alice.Say(1));
        bench.Run(50);
        alice.Timestamp += 160 * 50;
        bench.Run(10, _ => alice.Say(2));

        var heard = bob.Hear();
        Assert.That(heard.Count(p => p.Payload[0] == 0xFF), Is.InRange(38, 41), "filled after 200 ms");
        Assert.That(heard.Count(p => p.Payload[0] == 2), Is.EqualTo(10));
        Assert.That(heard.Zip(heard.Skip(1)).All(x => (int)(x.Second.Timestamp - x.First.Timestamp) > 0), Is.True);
        Assert.That(heard[^1].Timestamp - heard[0].Timestamp, Is.EqualTo(69 * 160u).Within(480u), "as much time as passed");
    }

    [Test]
    public void Forward_SenderRestartsItsStream_ListenerSeesNoBreak()
    {
        using var bench = new Bench();
        var (a, alice, _) = bench.OpenLeg();
        var (b, bob, _) = bench.OpenLeg();
        Join(a, b);
        bench.Run(5, _ => alice.Say(1));
        (alice.Ssrc, alice.Sequence, alice.Timestamp) = (77, 20000, 5);
        bench.Run(5, _ => alice.Say(2));

        var heard = bob.Hear();
        Assert.That(heard.Count(p => p.Payload[0] == 2), Is.EqualTo(4), "the first one of a new SSRC waits for a second");
        Assert.That(heard.Zip(heard.Skip(1)).Select(x => (ushort)(x.Second.Sequence - x.First.Sequence)), Is.All.EqualTo(1));
        Assert.That(heard.Zip(heard.Skip(1)).All(x => (int)(x.Second.Timestamp - x.First.Timestamp) is > 0 and <= 480), Is.True);
    }

    [TestCase(1_000_000u)]
    [TestCase(0x8000_0000u)]
    [TestCase(uint.MaxValue - 1_000_000)]
    public void Forward_TimestampsFromANewBase_ListenerSeesNoJump(uint jump)
    {
        using var bench = new Bench();
        var (a, alice, _) = bench.OpenLeg();
        var (b, bob, _) = bench.OpenLeg();
        Join(a, b);
        bench.Run(5, _ => alice.Say(1));
        alice.Timestamp += jump;
        bench.Run(5, _ => alice.Say(2));

        var heard = bob.Hear();
        Assert.That(heard.Count(p => p.Payload[0] == 2), Is.EqualTo(5));
        for (var i = 1; i < heard.Count; i++)
        {
            Assert.That(heard[i].Timestamp - heard[i - 1].Timestamp, Is.InRange(1u, 480u), $"packet {i}");
            Assert.That((ushort)(heard[i].Sequence - heard[i - 1].Sequence), Is.EqualTo(1), $"packet {i}");
        }
    }

    [Test]
    public void Dispose_OfOneLeg_LeavesTheOtherWithSilence()
    {
        using var bench = new Bench();
        var (a, alice, _) = bench.OpenLeg();
        var (b, bob, _) = bench.OpenLeg();
        Join(a, b);
        bench.Run(5, _ => alice.Say(1));
        a.Dispose();
        bob.Hear();
        bench.Run(5);

        Assert.That(bob.Hear().Select(p => p.Payload[0]), Is.EqualTo(Enumerable.Repeat(0xFF, 5)));
    }

    [Test]
    public void Hear_Null_GoesBackToSilence()
    {
        using var bench = new Bench();
        var (a, alice, _) = bench.OpenLeg();
        var (b, bob, _) = bench.OpenLeg();
        Join(a, b);
        bench.Run(5, _ => alice.Say(1));
        b.Hear(null);
        bob.Hear();
        bench.Run(5, _ => alice.Say(1));

        Assert.That(bob.Hear().Select(p => p.Payload[0]), Is.EqualTo(Enumerable.Repeat(0xFF, 5)));
    }
}
