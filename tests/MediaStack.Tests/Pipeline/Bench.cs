using System.Net;
using CallCenter.MediaStack.Pipeline;
using CallCenter.MediaStack.Sdp;
using CallCenter.Testing;

namespace CallCenter.MediaStack.Tests.Pipeline;

/// <summary>An engine on real loopback sockets whose clock and receive loop the test drives by hand.</summary>
internal sealed class Bench : IDisposable
{
    public Bench(MediaOptions? options = null)
    {
        Options = options ?? new MediaOptions { BindAddress = IPAddress.Loopback, FirstPort = 20000, LastPort = 31999 };
        Engine = new MediaEngine(Options, Time, Log);
    }

    public MediaOptions Options { get; }

    public ManualTimeProvider Time { get; } = new();

    public LogLines<MediaEngine> Log { get; } = new();

    public MediaEngine Engine { get; }

    public (MediaLeg Leg, Peer Peer, LegEvents Events) OpenLeg(Func<NegotiatedAudio, NegotiatedAudio>? change = null, bool start = true,
        MediaPeer? signalling = null, IPAddress? host = null)
    {
        var events = new LegEvents();
        Assert.That(Engine.TryOpenLeg(events, out var leg, signalling), Is.True);
        var peer = new Peer(leg!.LocalPort, host);
        var audio = Agreement.With(peer.RtpAddress.Port) with { RemoteRtp = peer.RtpAddress, RemoteRtcp = peer.RtcpAddress };
        leg.Apply(change?.Invoke(audio) ?? audio);
        if (start)
        {
            leg.Start();
        }

        return (leg, peer, events);
    }

    /// <summary>Reads all packets that wait on the legs' sockets.</summary>
    public void Receive()
    {
        while (Engine.Poll(0) > 0)
        {
        }
    }

    /// <summary>Lets 20 ms pass the given number of times; before each, the peers may send.</summary>
    public void Run(int frames, Action<int>? eachFrame = null)
    {
        for (var i = 0; i < frames; i++)
        {
            eachFrame?.Invoke(i);
            Receive();
            for (var slot = 0; slot < MediaClock.Phases; slot++)
            {
                Time.Advance(TimeSpan.FromMilliseconds(20.0 / MediaClock.Phases));
                Engine.Clock.RunDue();
            }
        }
    }

    public void Dispose() => Engine.Dispose();
}
