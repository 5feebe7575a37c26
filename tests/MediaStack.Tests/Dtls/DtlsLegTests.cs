using System.Diagnostics;
using System.Net;
using CallCenter.MediaStack.Codecs;
using CallCenter.MediaStack.Dtls;
using CallCenter.MediaStack.Pipeline;
using CallCenter.MediaStack.Sdp;
using CallCenter.MediaStack.Tests.Pipeline;

namespace CallCenter.MediaStack.Tests.Dtls;

/// <summary>Two legs that are each other's peer: one shakes hands as the client, one as the server.</summary>
public sealed class DtlsLegTests
{
    private readonly LegEvents _clientEvents = new();
    private readonly LegEvents _serverEvents = new();

    [Test]
    public void Handshake_GivesBothSidesKeys_SoundWaitsForIt_GoodbyeIsHeard()
    {
        using var bench = new Bench();
        var (client, server) = Open(bench, bench.Engine.Fingerprint.Value);
        var loudest = 0;
        server.Listen(frame => loudest = Math.Max(loudest, frame[0]));
        var playback = client.Play([new MediaClip(Enumerable.Repeat((short)8000, 8000).ToArray())]);
        bench.Run(5);
        Assert.That(client.Stats.PacketsSent, Is.Zero);

        Pump(bench, () => client.Stats.PacketsSent > 0 && server.Stats.PacketsSent > 0);
        bench.Run(60);
        bench.Receive();

        Assert.That(playback.Completion.IsCompleted, Is.True);
        Assert.That(loudest, Is.EqualTo(G711.FromMuLaw(G711.MuLaw(8000))));
        Assert.That((client.Stats.PacketsReceived, server.Stats.PacketsReceived), Is.EqualTo((server.Stats.PacketsSent, client.Stats.PacketsSent)));

        client.Dispose();
        Pump(bench, () => _serverEvents.Lost is not null);
        Assert.That((_serverEvents.Lost, _clientEvents.Lost), Is.EqualTo((MediaLoss.Closed, default(MediaLoss?))));
    }

    [Test]
    public void Handshake_WithAnotherCertificateThanTheDescriptionNames_IsRefused()
    {
        using var bench = new Bench();
        Open(bench, CertificateFingerprint.Of([1, 2, 3]));

        Pump(bench, () => _serverEvents.Lost is not null);
        Assert.That(_serverEvents.Lost, Is.EqualTo(MediaLoss.NoKeys));
        Assert.That(bench.Log.Lines, Has.Some.Contains("the peer's certificate is not the one that its SDP names"));
    }

    [Test]
    public void Handshake_ThatNeverComes_IsToldOfAfterFifteenSeconds()
    {
        using var bench = new Bench();
        var (leg, _, events) = bench.OpenLeg(n => n with { Security = new MediaSecurity.Dtls(bench.Engine.Fingerprint.Value, WeConnect: false) });
        bench.Run(14 * 50);
        Assert.That((events.Lost, leg.Stats.PacketsSent), Is.EqualTo((default(MediaLoss?), 0)));
        bench.Run(2 * 50);
        Assert.That(events.Lost, Is.EqualTo(MediaLoss.NoKeys));
    }

    [Test]
    public void Handshake_FromAStranger_IsNotAnswered()
    {
        using var bench = new Bench();
        var (leg, _, _) = bench.OpenLeg(n => n with { Security = new MediaSecurity.Dtls(bench.Engine.Fingerprint.Value, WeConnect: false) },
            signalling: new MediaPeer(IPAddress.Loopback));
        using var stranger = new Peer(leg.LocalPort, IPAddress.Parse("127.0.0.9"));
        stranger.SendRaw([22, 254, 253, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1]);
        bench.Receive();

        Assert.That(leg.Stats.PacketsIgnored, Is.EqualTo(1), "taken for a packet that nobody may see");
    }

    private (MediaLeg Client, MediaLeg Server) Open(Bench bench, CertificateFingerprint clients)
    {
        Assert.That(bench.Engine.TryOpenLeg(_clientEvents, out var client), Is.True);
        Assert.That(bench.Engine.TryOpenLeg(_serverEvents, out var server), Is.True);
        server!.Apply(Agreement.With(client!.LocalPort) with { Security = new MediaSecurity.Dtls(clients, WeConnect: false) });
        client.Apply(Agreement.With(server.LocalPort) with { Security = new MediaSecurity.Dtls(bench.Engine.Fingerprint.Value, WeConnect: true) });
        client.Start();
        server.Start();
        return (client, server);
    }

    /// <summary>Handshakes run on threads of their own, in real time.</summary>
    private static void Pump(Bench bench, Func<bool> until)
    {
        for (var watch = Stopwatch.StartNew(); !until(); Thread.Yield())
        {
            Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(20)));
            bench.Engine.Poll(5);
            bench.Run(watch.Elapsed.TotalSeconds < 5 ? 1 : 0);
        }
    }
}
