using CallCenter.MediaStack.Rtp;

namespace CallCenter.MediaStack.Tests.Pipeline;

/// <summary>The seam below a leg: a transport that is no pair of ports.</summary>
public sealed class MediaTransportTests
{
    [Test]
    public void OnePort_CarriesSoundAndMultiplexedRtcp_AndIsHeardByAPlainLeg()
    {
        using var bench = new Bench();
        var transport = new OnePortTransport();
        var leg = bench.Engine.OpenLeg(new LegEvents(), transport);
        leg.Apply(Agreement.With(5555) with { RtcpMux = true });
        leg.Start();
        var (other, peer, _) = bench.OpenLeg();
        other.Hear(leg);
        leg.Hear(other);
        var packet = new byte[RtpPacket.HeaderSize + 160];
        bench.Run(200, i =>
        {
            peer.Say(2);
            RtpPacket.TryWriteHeader(packet, 0, false, (ushort)i, (uint)(160 * i), 99);
            packet.AsSpan(RtpPacket.HeaderSize).Fill(1);
            transport.Receive(packet, bench.Time.GetTimestamp());
        });

        Assert.That(peer.Hear().Count(p => p.Payload[0] == 1), Is.EqualTo(200));
        Assert.That(transport.Sent.Count(p => p[^1] == 2), Is.EqualTo(200));
        var report = transport.Sent.First(p => RtpPacket.LooksLikeRtcp(p));
        transport.Receive(report, bench.Time.GetTimestamp());
        Assert.That(leg.Stats.PacketsIgnored, Is.Zero);
        Assert.That(leg.LocalPort, Is.EqualTo(4444));
        leg.Dispose();
        Assert.That(transport.IsDisposed, Is.True);
        Assert.That(RtpPacket.LooksLikeRtcp(transport.Sent[^1]), Is.True, "goodbye");
        Assert.That(bench.Engine.Counts.Legs, Is.EqualTo(1));
    }
}
