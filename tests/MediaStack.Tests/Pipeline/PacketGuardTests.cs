using CallCenter.MediaStack.Codecs;
using CallCenter.MediaStack.Pipeline;
using CallCenter.MediaStack.Rtcp;
using CallCenter.MediaStack.Sdp;
using CallCenter.MediaStack.Srtp;

namespace CallCenter.MediaStack.Tests.Pipeline;

/// <summary>A leg whose packets are protected, alone and beside a plain one.</summary>
public sealed class PacketGuardTests
{
    private static readonly SrtpKey Key = SrtpKey.New(SrtpProfile.Sha1Tag80);
    private static readonly SrtpKey PeersKey = SrtpKey.New(SrtpProfile.Sha1Tag80);

    private static NegotiatedAudio Protected(NegotiatedAudio audio) =>
        audio with { Security = new MediaSecurity.Sdes(SrtpProfile.Sha1Tag80, Key, PeersKey) };

    /// <summary>The peer's end of that.</summary>
    private static SrtpGuard Guard(SrtpKey? key = null)
    {
        var guard = new SrtpGuard(TimeProvider.System);
        guard.SendWith(SrtpProfile.Sha1Tag80, key ?? PeersKey);
        guard.ReceiveWith(SrtpProfile.Sha1Tag80, Key);
        return guard;
    }

    [Test]
    public void Bridge_OfAProtectedAndAPlainLeg_EachSideHearsTheOtherInItsOwnForm()
    {
        using var bench = new Bench();
        var (a, alice, events) = bench.OpenLeg(Protected);
        var (b, bob, _) = bench.OpenLeg(n => n with { Format = AudioFormat.Pcma, PayloadType = 8 });
        alice.Guard = Guard();
        bob.PayloadType = 8;
        a.Hear(b);
        b.Hear(a);
        bench.Run(10, _ =>
        {
            alice.Say(G711.MuLaw(4000));
            bob.Say(G711.ALaw(-3000));
        });
        alice.Press('7');
        bench.Run(20);

        Assert.That(bob.Hear().Count(p => p.Payload[0] == G711.ALaw(G711.FromMuLaw(G711.MuLaw(4000)))), Is.EqualTo(10));
        Assert.That(alice.Hear().Count(p => p.Payload[0] == G711.MuLaw(G711.FromALaw(G711.ALaw(-3000)))), Is.EqualTo(10));
        Assert.That(events.Digits, Is.EqualTo("7"));
        Assert.That(a.Stats.PacketsIgnored, Is.Zero);
    }

    [Test]
    public void Send_Protected_IsNoPlainSoundOnTheWire()
    {
        using var bench = new Bench();
        var (leg, peer, _) = bench.OpenLeg(Protected);
        leg.Play([new MediaClip(Enumerable.Repeat((short)8000, 320).ToArray())]);
        bench.Run(2);

        var heard = peer.Hear();
        Assert.That(heard.Select(p => p.Payload.Length), Is.EqualTo(new[] { 170, 170 }));
        Assert.That(heard.Select(p => p.Payload.Count(b => b == G711.MuLaw(8000))), Is.All.LessThan(10));
    }

    [Test]
    public void Receive_ForgedOrRepeatedOrPlainPackets_AreIgnored()
    {
        using var bench = new Bench();
        var (a, alice, events) = bench.OpenLeg(Protected);
        var (b, bob, _) = bench.OpenLeg();
        alice.Guard = Guard();
        b.Hear(a);
        bench.Run(3, _ => alice.Say(1));
        bob.Hear();
        alice.Sequence--;
        alice.Say(2);
        alice.Guard = Guard(SrtpKey.New(SrtpProfile.Sha1Tag80));
        alice.Say(3);
        alice.Guard = null;
        alice.Say(4);
        alice.SendRaw([0x80]);
        alice.Press('1');
        bench.Run(3);

        Assert.That(bob.Hear().Where(p => p.Payload[0] is >= 1 and <= 4), Is.Empty);
        Assert.That(events.Digits, Is.Empty);
        Assert.That(a.Stats.PacketsIgnored, Is.EqualTo(12));
    }

    [Test]
    public void Rtcp_IsProtectedBothWays()
    {
        using var bench = new Bench();
        var (leg, peer, _) = bench.OpenLeg(Protected);
        peer.Guard = Guard();
        bench.Run(500, _ => peer.Say(1));
        var reports = peer.HearRtcp();
        var ours = new RtcpReader(reports[0]);
        Assert.That(ours.TryRead(out var report), Is.True);
        Assert.That(report.Type, Is.EqualTo(RtcpType.SenderReport));

        peer.SendRtcp(reports[0]);
        bench.Receive();
        Assert.That(leg.Stats.PacketsIgnored, Is.Zero);
        peer.Guard = null;
        peer.SendRtcp(reports[0]);
        bench.Receive();
        Assert.That(leg.Stats.PacketsIgnored, Is.EqualTo(1));
    }

    [Test]
    public void Packets_Protected_AllocateNothing()
    {
        using var bench = new Bench();
        var (a, alice, _) = bench.OpenLeg(Protected);
        var (b, bob, _) = bench.OpenLeg();
        alice.Guard = Guard();
        a.Hear(b);
        b.Hear(a);
        long allocated = 0;
        for (var i = 0; i < 400; i++)
        {
            bob.Say(1);
            bench.Time.Advance(TimeSpan.FromMilliseconds(20));
            var before = GC.GetAllocatedBytesForCurrentThread();
            bench.Receive();
            bench.Engine.Clock.RunDue();
            allocated += i < 100 ? 0 : GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.That(allocated, Is.Zero);
        Assert.That(alice.Hear(), Is.Not.Empty);
    }
}
