using CallCenter.MediaStack.Codecs;
using CallCenter.MediaStack.Dtmf;
using CallCenter.MediaStack.Pipeline;
using CallCenter.MediaStack.Sdp;

namespace CallCenter.MediaStack.Tests.Pipeline;

public sealed class MediaLegTests
{
    private static MediaClip Clip(int samples, short value) => new(Enumerable.Repeat(value, samples).ToArray());

    [Test]
    public void Start_NothingToPlay_SendsSilenceEach20Milliseconds()
    {
        using var bench = new Bench();
        var (_, peer, _) = bench.OpenLeg();
        bench.Run(50);

        var packets = peer.Hear();
        Assert.That(packets, Has.Count.EqualTo(50));
        Assert.That(packets.All(p => p.Payload.Length == 160 && p.Payload.All(b => b == G711.MuLawSilence)), Is.True);
        for (var i = 1; i < packets.Count; i++)
        {
            Assert.That((ushort)(packets[i].Sequence - packets[i - 1].Sequence), Is.EqualTo(1));
            Assert.That(packets[i].Timestamp - packets[i - 1].Timestamp, Is.EqualTo(160u));
            Assert.That(packets[i].Marker, Is.False);
        }

        Assert.That(packets[0].Marker, Is.True);
    }

    [Test]
    public async Task Play_ClipsOfAnyLength_ArriveWithoutAGap_AndComplete()
    {
        using var bench = new Bench();
        var (leg, peer, _) = bench.OpenLeg();
        var playback = leg.Play([Clip(100, 1000), Clip(0, 0), Clip(300, -2000)]);
        bench.Run(2);
        Assert.That(playback.Completion.IsCompleted, Is.False);
        Assert.That(playback.Played, Is.EqualTo(TimeSpan.FromMilliseconds(40)));
        bench.Run(2);

        Assert.That(await playback.Completion, Is.EqualTo(PlaybackOutcome.Finished));
        Assert.That(playback.Played, Is.EqualTo(TimeSpan.FromMilliseconds(50)));
        var sound = peer.Hear().SelectMany(p => p.Payload).ToArray();
        Assert.That(sound[..100], Is.All.EqualTo(G711.MuLaw(1000)));
        Assert.That(sound[100..400], Is.All.EqualTo(G711.MuLaw(-2000)));
        Assert.That(sound[400..], Is.All.EqualTo(G711.MuLawSilence));
    }

    [Test]
    public async Task Play_BeforeStart_Waits_AndOfNothing_FinishesAtOnce()
    {
        using var bench = new Bench();
        var (leg, _, _) = bench.OpenLeg(start: false);
        var playback = leg.Play([Clip(160, 1)]);
        bench.Run(5);
        Assert.That(playback.Played, Is.EqualTo(TimeSpan.Zero));
        leg.Start();
        bench.Run(2);

        Assert.That(await playback.Completion, Is.EqualTo(PlaybackOutcome.Finished));
        Assert.That(await leg.Play([], loop: true).Completion, Is.EqualTo(PlaybackOutcome.Finished));
        Assert.That(await leg.Play([Clip(0, 0)], loop: true).Completion, Is.EqualTo(PlaybackOutcome.Finished));
    }

    [Test]
    public async Task Play_Loop_GoesOnUntilStopped()
    {
        using var bench = new Bench();
        var (leg, peer, _) = bench.OpenLeg();
        var playback = leg.Play([Clip(240, 1000), Clip(80, 500)], loop: true);
        bench.Run(100);
        playback.Stop();
        bench.Run(1);

        Assert.That(await playback.Completion, Is.EqualTo(PlaybackOutcome.Stopped));
        Assert.That(playback.Played, Is.EqualTo(TimeSpan.FromSeconds(2)));
        var sound = peer.Hear().SelectMany(p => p.Payload).ToArray();
        for (var i = 0; i < 16000; i++)
        {
            if (sound[i] != G711.MuLaw(i % 320 < 240 ? (short)1000 : (short)500))
            {
                Assert.Fail($"sample {i} is {sound[i]}");
            }
        }

        Assert.That(sound[16000..], Is.All.EqualTo(G711.MuLawSilence));
    }

    [Test]
    public async Task Play_Again_StopsTheFirst_AndDisposeEndsTheSecond()
    {
        using var bench = new Bench();
        var (leg, _, _) = bench.OpenLeg();
        var first = leg.Play([Clip(8000, 1)]);
        var second = leg.Play([Clip(8000, 2)]);
        bench.Run(1);
        leg.Dispose();
        var third = leg.Play([Clip(8000, 3)]);

        Assert.That(await first.Completion, Is.EqualTo(PlaybackOutcome.Stopped));
        Assert.That(await second.Completion, Is.EqualTo(PlaybackOutcome.LegClosed));
        Assert.That(await third.Completion, Is.EqualTo(PlaybackOutcome.LegClosed));
    }

    [Test]
    public async Task Play_WhileThePeerHolds_RunsOnInTimeAndSendsNothing()
    {
        using var bench = new Bench();
        var (leg, peer, _) = bench.OpenLeg(a => a with { Direction = MediaDirection.ReceiveOnly });
        var playback = leg.Play([Clip(1600, 1000)]);
        bench.Run(11);

        Assert.That(await playback.Completion, Is.EqualTo(PlaybackOutcome.Finished));
        Assert.That(peer.Hear(), Is.Empty);
    }

    [Test]
    public void Apply_PeerTakes10MillisecondsAtMost_SendsTwoPacketsAFrame()
    {
        using var bench = new Bench();
        var (_, peer, _) = bench.OpenLeg(a => a with { PacketMilliseconds = 10, Format = AudioFormat.Pcma, PayloadType = 8 });
        bench.Run(10);

        var packets = peer.Hear();
        Assert.That(packets, Has.Count.EqualTo(20));
        Assert.That(packets.All(p => p is { Type: 8, Payload: [G711.ALawSilence, ..] } && p.Payload.Length == 80), Is.True);
        Assert.That(packets[^1].Timestamp - packets[0].Timestamp, Is.EqualTo(19 * 80u));
    }

    [Test]
    public void SendDigits_WithEvents_FollowsRfc4733()
    {
        using var bench = new Bench();
        var (leg, peer, _) = bench.OpenLeg(a => a with { EventPayloadType = 96 });
        bench.Run(1);
        peer.Hear();
        Assert.That(leg.SendDigits("5#"), Is.True);
        bench.Run(30);

        var events = peer.Hear().Where(p => p.Type == 96).ToList();
        var presses = events.GroupBy(p => p.Timestamp).ToList();
        Assert.That(presses, Has.Count.EqualTo(2));
        foreach (var (press, key) in presses.Zip("5#"))
        {
            var packets = press.Select(p => TelephoneEvent.TryRead(p.Payload, out var e) ? (p.Marker, e.Digit, e.End, e.Duration) : default).ToList();
            Assert.That(packets.Select(p => p.Marker), Is.EqualTo(Enumerable.Range(0, 8).Select(i => i == 0)));
            Assert.That(packets.Select(p => p.Digit), Is.All.EqualTo(key));
            Assert.That(packets.Select(p => (int)p.Duration), Is.EqualTo([160, 320, 480, 640, 800, 960, 960, 960]));
            Assert.That(packets.Select(p => p.End), Is.EqualTo(Enumerable.Range(0, 8).Select(i => i >= 5)));
        }
    }

    [Test]
    public void SendDigits_WithoutEvents_SendsTonesThatADetectorHears()
    {
        using var bench = new Bench();
        var (leg, peer, _) = bench.OpenLeg(a => a with { EventPayloadType = null, ReceivedEventPayloadType = null });
        leg.SendDigits("147*2580369#abcd");
        bench.Run(16 * 9 + 5);

        var detector = new InbandDtmfDetector();
        var heard = "";
        var pcm = new short[160];
        foreach (var packet in peer.Hear())
        {
            G711.DecodeMuLaw(packet.Payload, pcm);
            heard += detector.Process(pcm) is var d and not '\0' ? d : "";
        }

        Assert.That(heard, Is.EqualTo("147*2580369#ABCD"));
    }

    [TestCase("12x")]
    [TestCase("00000000000000000000000000000000000000000000000000000000000000000")]
    public void SendDigits_NoDigitOrTooMany_IsRefused(string digits)
    {
        using var bench = new Bench();
        Assert.That(bench.OpenLeg().Leg.SendDigits(digits), Is.False);
    }

    [TestCase(96)]
    [TestCase(126)]
    public void Received_KeysUnderAnyPayloadType_AreReportedOnceEach(int type)
    {
        using var bench = new Bench();
        var (_, peer, events) = bench.OpenLeg(a => a with { ReceivedEventPayloadType = type });
        foreach (var key in "1590*#AD")
        {
            peer.Say(0xFF);
            peer.Press(key, payloadType: type);
        }

        bench.Run(1);
        Assert.That(events.Digits, Is.EqualTo("1590*#AD"));
        Assert.That(events.Origin, Is.EqualTo(DigitOrigin.Rfc4733));
    }

    [Test]
    public void Received_EventsInAnotherClock_AreReported_AndReachTheOtherSideInItsOwn()
    {
        using var bench = new Bench();
        var (a, alice, events) = bench.OpenLeg(n => n with { EventClockRate = 16000 });
        var (b, bob, _) = bench.OpenLeg();
        b.Hear(a);
        bench.Run(5, _ => alice.Say(0xFF));
        alice.Press('3');
        bench.Run(20, _ => alice.Say(0xFF));

        Assert.That((events.Digits, events.Held), Is.EqualTo(("3", TimeSpan.FromMilliseconds(50))));
        var heard = bob.Hear().Where(p => p.Type == 101).Select(p => TelephoneEvent.TryRead(p.Payload, out var e) ? e.Duration : 0).ToList();
        Assert.That((heard.Count, heard[^1]), Is.EqualTo((8, 960)), "one press of our own making");
    }

    [Test]
    public void Received_TonesWithoutNegotiatedEvents_AreReported_ButNotBesideEvents()
    {
        using var bench = new Bench();
        var (_, tones, toneEvents) = bench.OpenLeg(a => a with { EventPayloadType = null, ReceivedEventPayloadType = null });
        var (_, both, bothEvents) = bench.OpenLeg();
        var generator = DtmfTones.For('7')!;
        var pcm = new short[160];
        var codes = new byte[160];
        bench.Run(20, i =>
        {
            generator.Fill(pcm);
            G711.EncodeMuLaw(pcm, codes);
            tones.Say(i is > 4 and < 12 ? codes : Enumerable.Repeat((byte)0xFF, 160).ToArray());
            both.Say(codes);
        });

        Assert.That(toneEvents.Digits, Is.EqualTo("7"));
        Assert.That(toneEvents.Origin, Is.EqualTo(DigitOrigin.InBand));
        Assert.That(bothEvents.Digits, Is.Empty);
    }

    [Test]
    public void Received_LostEnd_IsReportedAfterAPause()
    {
        using var bench = new Bench();
        var (_, peer, events) = bench.OpenLeg();
        bench.Run(1, _ => peer.SayEvent(new TelephoneEvent(5, false, 10, 160), true, 1000));
        Assert.That(events.Digits, Is.Empty);
        bench.Run(20);

        Assert.That(events.Digits, Is.EqualTo("5"));
    }

    [Test]
    public void Listen_GetsWhatThePeerSays_UntilDisposed()
    {
        using var bench = new Bench();
        var (leg, peer, _) = bench.OpenLeg();
        var frames = new List<short[]>();
        var handle = leg.Listen(f => frames.Add(f.ToArray()));
        bench.Run(1);
        bench.Run(49, i => peer.Say(G711.MuLaw((short)(1000 + (i * 100)))));
        Assert.That(frames, Has.Count.EqualTo(50), "silence counts as frames too");
        var levels = frames.Select(f => f[80]).Where(s => s != 0).ToList();
        var expected = Enumerable.Range(0, levels.Count).Select(i => G711.FromMuLaw(G711.MuLaw((short)(1000 + (i * 100)))));
        Assert.That(levels, Is.EqualTo(expected), "in order, none twice, none missing");
        Assert.That(levels, Has.Count.GreaterThan(44), "no more than the start is held back");

        handle.Dispose();
        bench.Run(5, _ => peer.Say(0x80));
        Assert.That(frames, Has.Count.EqualTo(50));
    }

    [Test]
    public void Listen_HandlerThatThrows_IsRemovedAndTheOthersHearOn()
    {
        using var bench = new Bench();
        var (leg, _, _) = bench.OpenLeg();
        var calls = 0;
        leg.Listen(_ => throw new InvalidOperationException("a bug"));
        leg.Listen(_ => calls++);
        bench.Run(10);

        Assert.That(calls, Is.EqualTo(10));
        Assert.That(bench.Log.Lines, Has.Length.EqualTo(1).And.All.Contains("a bug"));
    }

    [Test]
    public void Silent_NoPacketAtAll_IsSaidEachTimeTheLimitIsReached_AndAnewAfterPackets()
    {
        using var bench = new Bench();
        var (leg, peer, events) = bench.OpenLeg();
        bench.Run(29 * 50);
        Assert.That(events.Silences, Is.Zero);
        bench.Run(32 * 50);
        Assert.That((events.Silences, Math.Round(leg.Silence.TotalSeconds)), Is.EqualTo((2, 61)));

        bench.Run(10, _ => peer.Say(0xFF));
        bench.Run(29 * 50);
        Assert.That(events.Silences, Is.EqualTo(2));
        bench.Run(2 * 50);
        Assert.That(events.Silences, Is.EqualTo(3));
    }

    [TestCase(MediaDirection.ReceiveOnly, 1)]
    [TestCase(MediaDirection.Inactive, 1)]
    [TestCase(MediaDirection.SendOnly, 0)]
    [TestCase(MediaDirection.SendReceive, 0)]
    public void NeverHeard_PeerThatCameOnHold_IsSaidOnce(MediaDirection ours, int said)
    {
        using var bench = new Bench();
        var (_, _, events) = bench.OpenLeg(a => a with { Direction = ours });
        bench.Run(59 * 50);
        Assert.That(events.Unheard, Is.Zero);
        bench.Run(62 * 50);
        Assert.That(events.Unheard, Is.EqualTo(said));
    }

    [Test]
    public void NeverHeard_PeerThatHoldsLater_IsNotSaid()
    {
        using var bench = new Bench();
        var (leg, peer, events) = bench.OpenLeg();
        bench.Run(5, _ => peer.Say(1));
        leg.Apply(Agreement.With(peer.RtpAddress.Port) with { Direction = MediaDirection.ReceiveOnly });
        bench.Run(130 * 50);
        Assert.That((events.Unheard, events.Silences), Is.EqualTo((0, 4)), "it is asked like any other");
    }

    [Test]
    public void Silent_RtcpAlone_IsLife()
    {
        using var bench = new Bench();
        var (_, peer, events) = bench.OpenLeg();
        byte[] receiverReport = [0x80, 201, 0, 1, 0, 0, 0, 9];
        bench.Run(60 * 50, i =>
        {
            if (i % 250 == 0)
            {
                peer.SendRtcp(receiverReport);
            }
        });

        Assert.That(events.Silences, Is.Zero);
    }

    [Test]
    public void Dispose_LeavesNothingBehind()
    {
        using var bench = new Bench();
        var opened = Enumerable.Range(0, 20).Select(_ => bench.OpenLeg()).ToList();
        foreach (var (leg, peer, _) in opened)
        {
            leg.Play([Clip(80000, 1)]);
            leg.Listen(_ => { });
            leg.Hear(opened[0].Leg);
            peer.Say(0xFF);
        }

        bench.Run(3);
        var before = bench.Engine.Counts;
        Assert.That((before.Legs, before.PortPairsInUse), Is.EqualTo((20, 20)));
        opened.ForEach(o => o.Leg.Dispose());
        opened.ForEach(o => o.Leg.Dispose());

        Assert.That(bench.Engine.Counts, Is.EqualTo(before with { Legs = 0, PortPairsInUse = 0, PortPairsDraining = 20 }));
        bench.Run(51 * 6);
        Assert.That(bench.Engine.Counts, Is.EqualTo(new MediaCounts(0, 0, 0, 6000, 0)));
    }

    [Test]
    public void Stats_CountWhatCame()
    {
        using var bench = new Bench();
        var (leg, peer, _) = bench.OpenLeg();
        bench.Run(20, i =>
        {
            if (i is 10 or 11)
            {
                peer.Sequence++;
                peer.Timestamp += 160;
            }
            else
            {
                peer.Say(0xFF);
            }

            peer.Send(77, false, 1, 1, [1, 2, 3]);
        });
        bench.Run(1, _ => peer.SendRaw([1, 2, 3]));

        var stats = leg.Stats;
        Assert.That(stats.PacketsReceived, Is.EqualTo(18));
        Assert.That(stats.PacketsLost, Is.EqualTo(2));
        Assert.That(stats.PacketsIgnored, Is.EqualTo(21));
        Assert.That(stats.PacketsSent, Is.EqualTo(21));
        Assert.That(stats.Jitter, Is.LessThan(TimeSpan.FromMilliseconds(1)));
    }
}
