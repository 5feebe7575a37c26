using CallCenter.MediaStack.Codecs;
using CallCenter.MediaStack.Pipeline;
using CallCenter.MediaStack.Sdp;
using CallCenter.Testing;

namespace CallCenter.MediaStack.Tests.Pipeline;

/// <summary>Any two legs hear each other, whatever each speaks; the same codec is passed on untouched.</summary>
public sealed class TranscodingTests
{
    private static readonly AudioFormat[] Formats = [AudioFormat.Pcmu, AudioFormat.Pcma, AudioFormat.G722, AudioFormat.Opus];

    private static int TypeOf(AudioFormat format) => format.StaticPayloadType < 0 ? 96 : format.StaticPayloadType;

    private static (MediaLeg Leg, Peer Peer, LegEvents Events, Voice Voice) Open(Bench bench, AudioFormat format, double frequency,
        Func<NegotiatedAudio, NegotiatedAudio>? change = null)
    {
        var (leg, peer, events) = bench.OpenLeg(n =>
        {
            var audio = n with { Format = format, PayloadType = TypeOf(format) };
            return change?.Invoke(audio) ?? audio;
        });
        return (leg, peer, events, new Voice(peer, format, TypeOf(format), frequency));
    }

    [Test]
    public void Hear_EachPairOfCodecs_BothHearTheOthersTone([ValueSource(nameof(Formats))] AudioFormat first, [ValueSource(nameof(Formats))] AudioFormat second)
    {
        using var bench = new Bench();
        var (a, _, _, alice) = Open(bench, first, 500);
        var (b, _, _, bob) = Open(bench, second, 1300);
        a.Hear(b);
        b.Hear(a);
        bench.Run(75, _ =>
        {
            alice.Say();
            bob.Say();
            alice.Listen();
            bob.Listen();
        });

        Assert.That((bob.LevelOf(500), alice.LevelOf(1300)), Is.EqualTo((-10.0, -10.0)).Using<(double A, double B)>((x, y) => Math.Abs(x.A - y.A) < 2 && Math.Abs(x.B - y.B) < 2));
        Assert.That((bob.LevelOf(1300), alice.LevelOf(500)), Is.LessThan((-35.0, -35.0)), "nobody hears himself");
        Assert.That(bob.Packets.Zip(bob.Packets.Skip(1)).Count(x => x.Second.Sequence != (ushort)(x.First.Sequence + 1)), Is.Zero);
        if (second == AudioFormat.Opus && first != second)
        {
            Assert.That(bob.Packets.TakeLast(20).Select(p => p.Payload[0] >> 3), Is.All.EqualTo(first.IsG711 ? 1 : 9), "no more of the band than there is sound in");
        }

        if (first == second)
        {
            Assert.That(bob.Packets.Skip(10).Select(p => p.Payload), Is.SubsetOf(alice.Sent), "passed on untouched");
        }
    }

    [Test]
    public void Hear_OfOneWhoSpeaksAlready_IsHeardWithTheNextFrames()
    {
        using var bench = new Bench();
        var (a, _, _, alice) = Open(bench, AudioFormat.Opus, 500);
        var (b, _, _, bob) = Open(bench, AudioFormat.Pcmu, 1300);
        bench.Run(50, _ => alice.Say());
        bob.Listen();
        var before = bob.Packets.Count;
        b.Hear(a);
        bench.Run(2, _ => alice.Say());
        bob.Listen();
        Assert.That(bob.LevelOf((before + 1)..(before + 2)), Is.GreaterThan(-20), "what the jitter buffer holds back was there already");
    }

    [Test]
    public void Silence_InOpus_IsCodedOnceAndSentAgainUntilThereIsSound()
    {
        using var bench = new Bench();
        var (a, _, _, alice) = Open(bench, AudioFormat.Pcmu, 500);
        var (b, _, _, bob) = Open(bench, AudioFormat.Opus, 1300);
        var talk = (int frames) => bench.Run(frames, _ =>
        {
            alice.Say();
            bob.Listen();
        });
        b.Hear(a);
        talk(50);
        b.Hear(null);
        talk(100);
        var quiet = bob.Packets.Count;
        b.Hear(a);
        talk(50);

        Assert.That(bob.Packets.Take(quiet).TakeLast(50).Select(p => Convert.ToHexString(p.Payload)).Distinct(), Has.Exactly(1).Items, "the same packet again and again");
        Assert.That(bob.Packets.Zip(bob.Packets.Skip(1)).Count(x => x.Second.Sequence != (ushort)(x.First.Sequence + 1)), Is.Zero, "numbered as any others");
        Assert.That(bob.LevelOf((quiet - 50)..quiet), Is.LessThan(-80));
        Assert.That(bob.LevelOf(500), Is.EqualTo(-10).Within(1.5), "sound goes on as if nothing had been left out");
    }

    [Test]
    public void Hear_ThroughLoss_IsFilledOnTheWay()
    {
        using var bench = new Bench();
        var (a, peer, _, alice) = Open(bench, AudioFormat.Opus, 500);
        var (b, _, _, bob) = Open(bench, AudioFormat.Pcmu, 1300);
        b.Hear(a);
        bench.Run(100, i =>
        {
            if (i % 10 == 9)
            {
                peer.Sequence++;
                peer.Timestamp += 960;
            }
            else
            {
                alice.Say();
            }

            bob.Listen();
        });

        Assert.That(bob.LevelOf(500), Is.EqualTo(-10).Within(1.5));
        Assert.That(bob.Packets, Has.Count.GreaterThanOrEqualTo(99));
    }

    [Test]
    public void Mix_OfThreeCodecs_HasBothOtherTones()
    {
        using var bench = new Bench();
        var legs = new[] { Open(bench, AudioFormat.Pcma, 500), Open(bench, AudioFormat.G722, 1300), Open(bench, AudioFormat.Opus, 2100) };
        foreach (var leg in legs)
        {
            leg.Leg.HearAll([.. legs.Select(l => l.Leg).Where(l => l != leg.Leg)]);
        }

        bench.Run(75, _ =>
        {
            foreach (var leg in legs)
            {
                leg.Voice.Say();
                leg.Voice.Listen();
            }
        });

        Assert.That(new[] { legs[0].Voice.LevelOf(1300), legs[0].Voice.LevelOf(2100), legs[1].Voice.LevelOf(500), legs[2].Voice.LevelOf(1300) },
            Is.All.EqualTo(-10).Within(2));
    }

    [Test]
    public void Keys_BetweenClocks_HaveTheDurationsOfTheOtherSide()
    {
        using var bench = new Bench();
        var (a, alice, events, _) = Open(bench, AudioFormat.Opus, 500, n => n with { EventPayloadType = 97, ReceivedEventPayloadType = 97 });
        var (b, bob, _, _) = Open(bench, AudioFormat.Pcmu, 1300);
        a.Hear(b);
        b.Hear(a);
        for (var i = 1; i <= 8; i++)
        {
            alice.SayEvent(new(5, i > 5, 10, (ushort)(960 * Math.Min(i, 5))), i == 1, alice.Timestamp, 97);
        }

        bench.Run(20);
        var passed = bob.Hear().Where(p => p.Type == 101).ToList();
        Assert.That(events.Digits, Is.EqualTo("5"));
        Assert.That(passed.Select(p => p.Payload[0]), Is.All.EqualTo(5));
        Assert.That(passed.Take(3).Select(p => p.Payload[3] | (p.Payload[2] << 8)), Is.EqualTo([160, 320, 480]));

        bob.Press('7');
        bench.Run(20);
        Assert.That(alice.Hear().Where(p => p.Type == 97).Take(2).Select(p => (p.Payload[0], p.Payload[3] | (p.Payload[2] << 8))), Is.EqualTo([((byte)7, 960), ((byte)7, 1920)]));
    }

    [Test]
    public void Play_AClipOfTheOtherRate_IsConvertedOnce()
    {
        using var bench = new Bench();
        var sound = new short[8000];
        new CallCenter.MediaStack.Audio.ToneGenerator(500).Fill(sound);
        var clip = new MediaClip(sound);
        var (wide, _, _, listener) = Open(bench, AudioFormat.Opus, 0);
        var (narrow, _, _, other) = Open(bench, AudioFormat.Pcmu, 0);
        var playback = wide.Play([clip]);
        narrow.Play([clip]);
        bench.Run(49, _ =>
        {
            listener.Listen();
            other.Listen();
        });

        Assert.That((listener.LevelOf(500), other.LevelOf(500)), Is.EqualTo((-10.0, -10.0)).Using<(double A, double B)>((x, y) => Math.Abs(x.A - y.A) < 1 && Math.Abs(x.B - y.B) < 1));
        Assert.That(playback.Played, Is.EqualTo(TimeSpan.FromSeconds(0.98)));
        Assert.That(clip.At(16000).Length, Is.EqualTo(16000));
    }

    [Test]
    public void Play_ToMany_InOpus_IsCodedOnce_AndEachHearsItWhole()
    {
        using var bench = new Bench();
        var (first, second) = (new short[12000], new short[1700]);
        new CallCenter.MediaStack.Audio.ToneGenerator(500).Fill(first);
        new CallCenter.MediaStack.Audio.ToneGenerator(900).Fill(second);
        MediaClip[] clips = [new(first), new(second)];
        var early = Open(bench, AudioFormat.Opus, 0);
        var late = Open(bench, AudioFormat.Opus, 0);
        var ends = new List<MediaPlayback> { early.Leg.Play(clips) };
        var run = (int frames) => bench.Run(frames, _ =>
        {
            early.Voice.Listen();
            late.Voice.Listen();
        });
        run(30);
        ends.Add(late.Leg.Play(clips));
        run(60);
        var (longTone, shortTone) = (late.Voice.LevelOf(500), late.Voice.LevelOf(900));
        run(60);

        // 75 frames of the first clip, and eleven of the second: its last is filled up
        var packets = (Voice of, int from) => of.Packets.Skip(from).Take(86).Select(p => Convert.ToHexString(p.Payload)).ToList();
        Assert.That(packets(late.Voice, 30), Is.EqualTo(packets(early.Voice, 0)).And.Count.EqualTo(86), "the very packets that were coded for the first");
        Assert.That((longTone, shortTone), Is.EqualTo((-10.0, -60.0)).Using<(double A, double B)>((x, y) => Math.Abs(x.A - y.A) < 1.5 && x.B < -40));
        Assert.That(ends.Select(e => (e.Completion.Result, e.Played)), Is.All.EqualTo((PlaybackOutcome.Finished, TimeSpan.FromMilliseconds(1712.5))));
    }

    [Test]
    public void Play_BecomesOpusInTheMiddle_GoesOnWithoutCodingWhatIsOver()
    {
        using var bench = new Bench();
        var sound = new short[16000];
        new CallCenter.MediaStack.Audio.ToneGenerator(500).Fill(sound);
        var clip = new MediaClip(sound);
        var (leg, peer, _, _) = Open(bench, AudioFormat.Pcmu, 0);
        var playback = leg.Play([clip]);
        bench.Run(40);
        peer.Drop();
        leg.Apply(Agreement.With(peer.RtpAddress.Port) with { RemoteRtp = peer.RtpAddress, RemoteRtcp = peer.RtcpAddress, Format = AudioFormat.Opus, PayloadType = TypeOf(AudioFormat.Opus) });
        var listener = new Voice(peer, AudioFormat.Opus, TypeOf(AudioFormat.Opus), 0);
        bench.Run(50, _ => listener.Listen());
        Assert.That(listener.LevelOf(500), Is.EqualTo(-10).Within(1.5));
        Assert.That((playback.Played, clip.Opus.TryPacket(1, out var _)), Is.EqualTo((TimeSpan.FromSeconds(1.8), false)), "no frame of the clip was coded for it");
    }

    [Test]
    public async Task Recording_OfAWideLeg_HasBothSidesAtEightKilohertz_AndLivesOnWhenTheCodecChanges()
    {
        using var folder = new TemporaryFolder();
        using var bench = new Bench();
        bench.Engine.Recordings.Start();
        var (a, peer, _, alice) = Open(bench, AudioFormat.Opus, 500);
        var (b, _, _, bob) = Open(bench, AudioFormat.Opus, 1300);
        a.Hear(b);
        b.Hear(a);
        var recording = a.StartRecording(Path.Combine(folder.Path, "wide.wav"));
        bench.Run(75, _ =>
        {
            alice.Say();
            bob.Say();
        });
        a.Apply(Agreement.With(peer.RtpAddress.Port));
        bench.Run(25, _ => bob.Say());
        recording.Stop();
        var outcome = await recording.Completion.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.That(outcome.Duration, Is.EqualTo(TimeSpan.FromSeconds(2)));
        var file = File.ReadAllBytes(recording.Path);
        Assert.That(BitConverter.ToInt32(file, 24), Is.EqualTo(8000));
        var samples = Enumerable.Range(0, 16000).Select(i => (Left: BitConverter.ToInt16(file, 44 + (4 * i)), Right: BitConverter.ToInt16(file, 46 + (4 * i)))).ToList();
        var talk = samples.Skip(4000).Take(7000).ToList();
        Assert.That(Audio.Goertzel.Dbm0([.. talk.Select(s => s.Left)], 500, 8000), Is.EqualTo(-10).Within(1));
        Assert.That(Audio.Goertzel.Dbm0([.. talk.Select(s => s.Right)], 1300, 8000), Is.EqualTo(-10).Within(1));
    }

    [Test]
    public void Packets_OfWideLegs_AllocateNothing()
    {
        using var bench = new Bench();
        var (a, _, _, alice) = Open(bench, AudioFormat.Opus, 500);
        var (b, _, _, bob) = Open(bench, AudioFormat.G722, 1300);
        a.Hear(b);
        b.Hear(a);
        long allocated = 0;
        for (var i = 0; i < 800; i++)
        {
            alice.Say();
            bob.Say();
            var before = GC.GetAllocatedBytesForCurrentThread();
            bench.Receive();
            allocated += i < 400 ? 0 : GC.GetAllocatedBytesForCurrentThread() - before;
            for (var slot = 0; slot < MediaClock.Phases; slot++)
            {
                bench.Time.Advance(TimeSpan.FromMilliseconds(5));
                before = GC.GetAllocatedBytesForCurrentThread();
                bench.Engine.Clock.RunDue();
                allocated += i < 400 ? 0 : GC.GetAllocatedBytesForCurrentThread() - before;
            }
        }

        Assert.That(allocated, Is.Zero);
    }
}
