using System.Net;
using CallCenter.MediaStack.Codecs;
using CallCenter.MediaStack.Pipeline;
using CallCenter.MediaStack.Rtcp;
using CallCenter.Testing;

namespace CallCenter.MediaStack.Tests.Pipeline;

public sealed class LegNetworkTests
{
    private static RtcpType[] Types(byte[] compound)
    {
        var types = new List<RtcpType>();
        var reader = new RtcpReader(compound);
        while (reader.TryRead(out var packet))
        {
            types.Add(packet.Type);
        }

        return [.. types];
    }

    [Test]
    public void Rtcp_RunningLeg_ReportsAboutEveryFiveSecondsAndSaysGoodbye()
    {
        using var bench = new Bench();
        var (leg, peer, _) = bench.OpenLeg();
        bench.Run(60 * 50, _ =>
        {
            peer.Say(0xFF);
            peer.Hear();
        });
        var reports = peer.HearRtcp();
        leg.Dispose();
        var last = peer.HearRtcp();

        Assert.That(reports, Has.Count.InRange(8, 24));
        Assert.That(reports.Select(Types), Is.All.EqualTo(new[] { RtcpType.SenderReport, RtcpType.SourceDescription }));
        Assert.That(last.Select(Types), Is.EqualTo(new[] { new[] { RtcpType.SenderReport, RtcpType.SourceDescription, RtcpType.Goodbye } }));
        var block = ReportBlock.Read(reports[^1].AsSpan(28));
        Assert.That((block.Ssrc, block.Lost), Is.EqualTo((peer.Ssrc, 0)));
    }

    [Test]
    public void Rtcp_TwoLegsTalkingToEachOther_MeasureTheRoundTrip()
    {
        using var bench = new Bench();
        Assert.That(bench.Engine.TryOpenLeg(new LegEvents(), out var a), Is.True);
        Assert.That(bench.Engine.TryOpenLeg(new LegEvents(), out var b), Is.True);
        foreach (var (leg, other) in new[] { (a!, b!), (b!, a!) })
        {
            leg.Apply(Agreement.With(other.LocalPort));
            leg.Start();
        }

        bench.Run(30 * 50);
        Assert.That(a!.Stats.RoundTrip, Is.Not.Null.And.LessThan(TimeSpan.FromMilliseconds(200)));
        Assert.That(a.Stats.RemoteLoss, Is.Zero);
        Assert.That(a.Stats.PacketsReceived, Is.EqualTo(1500).Within(2));
    }

    [Test]
    public void Rtcp_Muxed_GoesOverTheRtpPort()
    {
        using var bench = new Bench();
        var (leg, peer, _) = bench.OpenLeg(a => a with { RtcpMux = true, RemoteRtcp = a.RemoteRtp });
        peer.SendRaw([0x80, 201, 0, 1, 0, 0, 0, 9]);
        bench.Run(400);
        Assert.That(peer.HearRtcp(), Is.Empty);
        Assert.That(leg.Stats.PacketsIgnored, Is.Zero);
    }

    [Test]
    public void Received_FromAnotherPortThanSignalled_SoundGoesThere()
    {
        using var bench = new Bench();
        var (leg, signalled, _) = bench.OpenLeg();
        using var behindNat = new Peer(leg.LocalPort);
        bench.Run(5, _ => behindNat.Say(1));
        signalled.Hear();
        behindNat.Hear();
        bench.Run(5, _ => behindNat.Say(1));

        Assert.That(behindNat.Hear(), Has.Count.EqualTo(5));
        Assert.That(signalled.Hear(), Is.Empty);
    }

    [Test]
    public void Received_StrangerAfterTheCallersSilence_GetsNothingAndIsNobody()
    {
        using var bench = new Bench();
        var (leg, caller, events) = bench.OpenLeg();
        using var stranger = new Peer(leg.LocalPort, IPAddress.Parse("127.0.0.66"));
        var voice = 0;
        leg.Listen(f => voice += f[80] != 0 ? 1 : 0);
        bench.Run(50, _ => caller.Say(0xFF));
        bench.Run(40);
        caller.Drop();
        var heard = 0;
        bench.Run(30 * 50, i =>
        {
            heard += caller.Hear().Count;
            stranger.Say(G711.MuLaw(5000));
            if (i % 50 == 0)
            {
                stranger.Press('5');
                stranger.SendRtcp([0x80, 201, 0, 1, 0, 0, 0, 9]);
            }
        });

        Assert.That(stranger.Hear(), Is.Empty);
        Assert.That(stranger.HearRtcp(), Is.Empty);
        Assert.That(heard + caller.Hear().Count, Is.EqualTo(1500));
        Assert.That((events.Digits, voice, events.Silences), Is.EqualTo(("", 0, 1)), "no key, no voice, no life");
        Assert.That(leg.Stats.PacketsFromStrangers, Is.EqualTo(1500 + (30 * 9)));
        Assert.That(bench.Log.Lines, Has.Length.EqualTo(1).And.All.Contains("127.0.0.66"));
    }

    [Test]
    public void Start_SdpNamesAThirdAddress_ItIsKnockedAtUntilItSpeaks_AndThePromptWaitsForIt()
    {
        using var bench = new Bench();
        var (leg, media, _) = bench.OpenLeg(signalling: new MediaPeer(IPAddress.Loopback), host: IPAddress.Parse("127.0.0.9"));
        var playback = leg.Play([new MediaClip(Enumerable.Repeat((short)8000, 1600).ToArray())]);
        bench.Run(20);
        Assert.That(media.Hear(), Has.Count.EqualTo(1));
        bench.Run(1, _ => media.Say(1));
        bench.Run(12);

        Assert.That(playback.Completion.IsCompleted, Is.True);
        Assert.That(media.Hear().Count(p => p.Payload[0] == G711.MuLaw(8000)), Is.EqualTo(10), "all of the prompt");
    }

    [Test]
    public void Start_SdpNamesAThirdAddressThatNeverSpeaks_ItGetsTenPacketsAndNoRtcp()
    {
        using var unproven = new Counted("callcenter.rtp.unproven_targets");
        using var bench = new Bench();
        var (leg, victim, _) = bench.OpenLeg(signalling: new MediaPeer(IPAddress.Loopback), host: IPAddress.Parse("127.0.0.9"));
        leg.Play([new MediaClip(new short[8000])], loop: true);
        bench.Run(60 * 50);
        leg.Dispose();

        Assert.That(victim.Hear(), Has.Count.EqualTo(10));
        Assert.That(victim.HearRtcp(), Is.Empty);
        Assert.That(unproven.Total, Is.AtLeast(1));
    }

    [Test]
    public void Start_SdpNamesAMediaHostOfTheTrunk_SoundGoesThereAtOnce()
    {
        using var bench = new Bench();
        var trunk = new MediaPeer(IPAddress.Loopback, [IPNetwork.Parse("127.0.0.8/29")]);
        var (_, media, _) = bench.OpenLeg(signalling: trunk, host: IPAddress.Parse("127.0.0.9"));
        bench.Run(50);

        Assert.That(media.Hear(), Has.Count.EqualTo(50));
    }

    [Test]
    public void Apply_RtcpOfAThirdAddress_GetsNothing()
    {
        using var bench = new Bench();
        using var victim = new Peer(20000, IPAddress.Parse("127.0.0.9"));
        var (_, peer, _) = bench.OpenLeg(a => a with { RemoteRtcp = victim.RtcpAddress }, signalling: new MediaPeer(IPAddress.Loopback));
        bench.Run(20 * 50, _ => peer.Say(1));

        Assert.That(victim.HearRtcp(), Is.Empty);
    }

    [Test]
    public void Dispose_BeforeStart_SendsNothing()
    {
        using var bench = new Bench();
        var (leg, peer, _) = bench.OpenLeg(start: false);
        bench.Run(10);
        leg.Dispose();

        Assert.That((peer.Hear().Count, peer.HearRtcp().Count), Is.EqualTo((0, 0)));
    }

    [Test]
    public void Received_SymmetricRtpOff_SoundStaysWhereItWasSignalled()
    {
        using var bench = new Bench(new MediaOptions { FirstPort = 20000, LastPort = 31999, SymmetricRtp = false });
        var (leg, signalled, _) = bench.OpenLeg();
        using var other = new Peer(leg.LocalPort);
        bench.Run(10, _ => other.Say(1));

        Assert.That(other.Hear(), Is.Empty);
        Assert.That(signalled.Hear(), Has.Count.EqualTo(10));
        Assert.That(leg.Stats.PacketsReceived, Is.EqualTo(10), "same host, another port: it is heard");
    }

    [Test]
    public void Apply_NewAddress_MovesTheStream()
    {
        using var bench = new Bench();
        var (leg, first, _) = bench.OpenLeg();
        bench.Run(5, _ => first.Say(1));
        using var second = new Peer(leg.LocalPort);
        leg.Apply(Agreement.With(second.RtpAddress.Port));
        first.Hear();
        bench.Run(5, _ => second.Say(2));

        Assert.That(first.Hear(), Is.Empty);
        Assert.That(second.Hear(), Has.Count.EqualTo(5));
    }

    [Test]
    public void Received_NobodyListensAtThePeersPort_NothingHappens()
    {
        using var bench = new Bench();
        var (leg, peer, _) = bench.OpenLeg();
        peer.Dispose();
        bench.Run(50);
        Assert.That(leg.Stats.PacketsSent, Is.EqualTo(50), "ICMP port unreachable is not our business");
        Assert.That(bench.Log.Lines, Is.Empty);
    }

    [Test]
    public void TryOpenLeg_DualStack_SpeaksIPv4()
    {
        using var bench = new Bench(new MediaOptions { BindAddress = IPAddress.IPv6Any, FirstPort = 20000, LastPort = 31999 });
        var (leg, peer, _) = bench.OpenLeg();
        short last = 0;
        leg.Listen(f => last = f[0]);
        bench.Run(10, _ => peer.Say(G711.MuLaw(5000)));

        Assert.That(last, Is.EqualTo(G711.FromMuLaw(G711.MuLaw(5000))));
        Assert.That(peer.Hear(), Has.Count.EqualTo(10));
    }

    [Test]
    public void TryOpenLeg_NoPortLeft_SaysNoInOneLine()
    {
        using var bench = new Bench(new MediaOptions { FirstPort = 20001, LastPort = 20001 });
        Assert.That(bench.Engine.TryOpenLeg(new LegEvents(), out _), Is.False);
        Assert.That(bench.Log.Lines, Has.Length.EqualTo(1).And.All.Contains("20001"));
    }

    [Test]
    public void TryOpenLeg_NoPortLeftForManyCalls_IsToldOnce()
    {
        using var bench = new Bench(new MediaOptions { BindAddress = IPAddress.Loopback, FirstPort = 19990, LastPort = 19991 });
        Assert.That(bench.Engine.TryOpenLeg(new LegEvents(), out _), Is.True);
        for (var call = 0; call < 5; call++)
        {
            Assert.That(bench.Engine.TryOpenLeg(new LegEvents(), out _), Is.False);
        }

        Assert.That(bench.Log.Lines, Has.Length.EqualTo(1).And.All.Contains("19990"));
    }

    [Test]
    public void Received_ComfortNoise_IsTolerated()
    {
        using var bench = new Bench();
        var (leg, peer, events) = bench.OpenLeg();
        var frames = 0;
        leg.Listen(_ => frames++);
        bench.Run(10, _ => peer.Say(0x90));
        bench.Run(40, i =>
        {
            if (i % 10 == 0)
            {
                peer.Send(13, false, peer.Sequence++, peer.Timestamp, [40]);
            }

            peer.Timestamp += 160;
        });
        bench.Run(10, _ => peer.Say(0x90));

        Assert.That(frames, Is.EqualTo(60));
        Assert.That(leg.Stats.PacketsIgnored, Is.Zero);
        Assert.That(leg.Stats.PacketsLost, Is.Zero);
    }

    [Test]
    public void Start_RealThreads_PromptArrivesPaced()
    {
        using var engine = new MediaEngine(new MediaOptions { BindAddress = IPAddress.Loopback, FirstPort = 20000, LastPort = 31999 },
            TimeProvider.System, new LogLines<MediaEngine>());
        engine.Start();
        engine.TryOpenLeg(new LegEvents(), out var leg);
        using var peer = new Peer(leg!.LocalPort);
        leg.Apply(Agreement.With(peer.RtpAddress.Port));
        leg.Start();
        var playback = leg.Play([new MediaClip(new short[4000])]);

        Assert.That(playback.Completion.Wait(TimeSpan.FromSeconds(30)), Is.True);
        Assert.That(playback.Completion.Result, Is.EqualTo(PlaybackOutcome.Finished));
        Assert.That(peer.Hear(), Has.Count.GreaterThanOrEqualTo(25));
    }
}
