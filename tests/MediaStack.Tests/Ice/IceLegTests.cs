using System.Net;
using CallCenter.MediaStack.Codecs;
using CallCenter.MediaStack.Ice;
using CallCenter.MediaStack.Pipeline;
using CallCenter.MediaStack.Tests.Pipeline;

namespace CallCenter.MediaStack.Tests.Ice;

/// <summary>A leg that is found by ICE, on real sockets; not protected here, which ICE does not mind.</summary>
public sealed class IceLegTests
{
    [Test]
    public void Leg_SendsByTheCheckedPathAlone_FollowsTheNomination_AndTellsWhenTheChecksEnd()
    {
        using var bench = new Bench();
        var events = new LegEvents();
        Assert.That(bench.Engine.TryOpenIceLeg(events, [IPAddress.Loopback, IPAddress.Parse("127.0.0.2")], IPAddress.Parse("203.0.113.5"), out var leg, out var agent), Is.True);
        Assert.That(agent!.Candidates.Select(c => c.Split(' ')[4]), Is.EqualTo(["127.0.0.1", "127.0.0.2", "203.0.113.5"]));
        leg!.Apply(Agreement.With(1) with { RemoteRtp = IceAgent.Path, RemoteRtcp = IceAgent.Path, RtcpMux = true });
        leg.Start();
        using var first = new Peer(leg.LocalPort);
        using var second = new Peer(leg.LocalPort);
        bench.Run(2, _ => first.Say(G711.MuLaw(1000)));
        Assert.That((leg.Stats.PacketsReceived, leg.Stats.PacketsIgnored), Is.EqualTo((0, 0)), "nobody has checked yet");

        var check = (bool nominate) => StunClient.Check($"{agent.Credentials.Ufrag}:x", agent.Credentials.Password, nominate);
        first.SendRaw(check(false));
        bench.Run(5, _ => first.Say(G711.MuLaw(1000)));
        Assert.That(first.Hear(), Has.Count.GreaterThan(3));
        Assert.That(leg.Stats.PacketsReceived, Is.EqualTo(5));

        second.Sequence = first.Sequence;
        second.SendRaw(check(true));
        bench.Receive();
        first.SendRaw(check(false));
        bench.Receive();
        first.Drop();
        bench.Run(5, _ => second.Say(G711.MuLaw(1000)));
        Assert.That((first.Hear().Count, second.Hear().Count), Is.EqualTo((0, 5)), "by the path that was nominated");
        Assert.That(leg.Stats.PacketsReceived, Is.EqualTo(10));

        bench.Run(14 * 50);
        Assert.That(events.Lost, Is.Null);
        bench.Run(2 * 50);
        Assert.That(events.Lost, Is.EqualTo(MediaLoss.NoConsent));
        leg.Dispose();
        Assert.That(bench.Engine.Counts.PortPairsDraining, Is.EqualTo(1));
    }
}
