using CallCenter.MediaStack.Codecs;
using CallCenter.MediaStack.Rtp;

namespace CallCenter.MediaStack.Tests.Pipeline;

public sealed class HostilePacketsTests
{
    private const int Rounds = 200_000;
    private const int PerFrame = 50;

    [Test]
    public void Received_200000MutatedRtpAndRtcpFromStrangers_LiveAudioIsUnaffected()
    {
        using var bench = new Bench();
        var (a, alice, events) = bench.OpenLeg();
        var (b, bob, _) = bench.OpenLeg();
        a.Hear(b);
        b.Hear(a);
        using var stranger = new Peer(a.LocalPort);
        var random = new Random(3550);
        var rtp = Example(alice);
        byte[] rtcp = [0x81, 200, 0, 12, .. new byte[48], 0x81, 202, 0, 2, 0, 0, 0, 1, 1, 2, 65, 66];
        var listened = 0;
        a.Listen(f => listened += f[0] != 0 ? 1 : 0);
        bench.Run(5, _ => alice.Say(G711.MuLaw(1000)));
        bob.Hear();
        bench.Run(Rounds / PerFrame, _ =>
        {
            alice.Say(G711.MuLaw(1000));
            for (var i = 0; i < PerFrame; i++)
            {
                stranger.SendRaw(Mutation.Of(rtp, random));
                stranger.SendRtcp(Mutation.Of(rtcp, random));
            }
        });

        var heard = bob.Hear();
        Assert.That(bench.Log.Lines, Has.Exactly(1).Items.And.All.Contains("who is not the call's peer"));
        Assert.That(events.Digits, Is.Empty);
        Assert.That(a.Stats.PacketsReceived, Is.EqualTo((Rounds / PerFrame) + 5));
        Assert.That(a.Stats.PacketsIgnored, Is.GreaterThan(Rounds / 2));
        Assert.That(listened, Is.EqualTo((Rounds / PerFrame) + 5).Within(5));
        Assert.That(heard.All(p => p.Payload.Length == 160 && p.Payload[0] == G711.MuLaw(1000)), Is.True, "nothing of the stranger's was passed on");
    }

    [Test]
    public void Received_200000MutatedPacketsFromThePeerItself_NothingThrowsAndTheLineRecovers()
    {
        using var bench = new Bench();
        var (a, alice, _) = bench.OpenLeg();
        var (b, bob, _) = bench.OpenLeg();
        a.Hear(b);
        b.Hear(a);
        a.Listen(_ => { });
        var random = new Random(4733);
        var rtp = Example(alice);
        byte[] rtcp = [0x81, 200, 0, 12, .. new byte[48]];
        bench.Run(Rounds / 2 / PerFrame, _ =>
        {
            alice.Say(G711.MuLaw(1000));
            for (var i = 0; i < PerFrame; i++)
            {
                alice.SendRaw(Mutation.Of(rtp, random));
                alice.SendRtcp(Mutation.Of(rtcp, random));
            }

            bob.Hear();
        });
        var last = new short[160];
        a.Listen(f => f.CopyTo(last));
        bench.Run(50, _ => alice.Say(G711.MuLaw(1000)));

        Assert.That(bench.Log.Lines, Is.Empty);
        Assert.That(last, Is.All.EqualTo(G711.FromMuLaw(G711.MuLaw(1000))));
        Assert.That(bob.Hear()[^1].Payload, Is.All.EqualTo(G711.MuLaw(1000)));
    }

    private static byte[] Example(Peer peer)
    {
        var packet = new byte[RtpPacket.HeaderSize + 160];
        RtpPacket.TryWriteHeader(packet, 0, false, 100, 1000, peer.Ssrc);
        return packet;
    }
}
