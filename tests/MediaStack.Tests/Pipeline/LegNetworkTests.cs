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
