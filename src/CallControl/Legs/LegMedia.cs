using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using CallCenter.MediaStack.Codecs;
using CallCenter.MediaStack.Pipeline;
using CallCenter.MediaStack.Sdp;
using CallCenter.SipStack.Messages;

namespace CallCenter.CallControl.Legs;

/// <summary>A leg's sound together with the offers and answers that describe it. Belongs to the call's mailbox.</summary>
internal sealed class LegMedia : IDisposable
{
    private readonly LegServices _services;
    private readonly SdpNegotiator _sdp;
    private bool _isJoined;

    private LegMedia(LegServices services, MediaLeg leg, LegPeer peer)
    {
        (_services, Leg) = (services, leg);
        var signalling = peer.Media.Signalling;
        var local = new LocalAudio(services.Addresses.Facing(signalling), leg.LocalPort)
        {
            Targets = new MediaTargets
            {
                Loopback = IPAddress.IsLoopback(signalling),
                IPv6 = services.Media.Options.BindAddress.AddressFamily == AddressFamily.InterNetworkV6,
                IsOurs = services.Own.Has,
            },
        };
        _sdp = new SdpNegotiator(peer.Codecs.Count == 0 ? local : local with { Formats = [.. peer.Codecs.Select(name => local.Formats.First(f => f.Name == name))] });
    }

    public MediaLeg Leg { get; }

    /// <summary>The peer does not want to hear us for now (hold).</summary>
    public bool HeldByPeer => !_isJoined && (_sdp.Current?.HeldByPeer ?? false);

    /// <summary>How the party has sounded so far; null when nothing of it was heard.</summary>
    public LegQuality? Quality
    {
        get
        {
            var stats = Leg.Stats;
            if (stats.PacketsReceived == 0)
            {
                return null;
            }

            var loss = 100.0 * stats.PacketsLost / (stats.PacketsReceived + stats.PacketsLost);
            var mos = VoiceQuality.Mos(loss, stats.Jitter, stats.RoundTrip ?? TimeSpan.Zero);
            return new LegQuality(Math.Round(loss, 2), Math.Round(stats.Jitter.TotalMilliseconds, 2),
                stats.RoundTrip is { } trip ? Math.Round(trip.TotalMilliseconds, 1) : null, Math.Round(mos, 2));
        }
    }

    /// <summary>False when no port is left.</summary>
    public static bool TryOpen(LegServices services, LegPeer peer, IMediaLegEvents events, [NotNullWhen(true)] out LegMedia? media)
    {
        media = services.Media.TryOpenLeg(events, out var leg, peer.Media) ? new LegMedia(services, leg, peer) : null;
        return media is not null;
    }

    /// <summary>Answers an offer; what was agreed counts at once. Refusals change nothing.</summary>
    public SdpReply Answer(ReadOnlyMemory<byte> offer) => Take(_sdp.Answer(offer.Span));

    public byte[] Offer() => _sdp.Offer();

    public void WithdrawOffer() => _sdp.Withdraw();

    /// <summary>Takes the answer to our offer, or a new one to what was offered last; false when it does not fit.</summary>
    public bool Accept(ReadOnlyMemory<byte> answer) => Take(_sdp.Accept(answer.Span)).Answer is not null;

    /// <summary>From now on the two are each other's peers, over loopback; what was agreed with others before is over.</summary>
    public void Join(LegMedia other)
    {
        Hear(other.Leg.LocalPort);
        other.Hear(Leg.LocalPort);
    }

    public void Dispose() => Leg.Dispose();

    private void Hear(int port)
    {
        const int Events = 101;
        _isJoined = true;
        var here = _services.Addresses.Facing(IPAddress.Loopback);
        Leg.Apply(new NegotiatedAudio
        {
            RemoteRtp = new IPEndPoint(here, port), RemoteRtcp = new IPEndPoint(here, port + 1), Format = AudioFormat.Pcma,
            PayloadType = AudioFormat.Pcma.StaticPayloadType, EventPayloadType = Events, ReceivedEventPayloadType = Events,
        });
    }

    private SdpReply Take(SdpOutcome outcome)
    {
        switch (outcome)
        {
            case SdpOutcome.Agreed agreed:
                Leg.Apply(agreed.Audio);
                return new SdpReply(agreed.LocalDescription, 200);
            case SdpOutcome.Refused { Reason: SdpRefusal.Malformed }:
                return new SdpReply(null, 400);
            case SdpOutcome.Refused { Reason: SdpRefusal.NoCommonFormat }:
                return new SdpReply(null, 488, SipWarning.NoCommonFormat);
            case SdpOutcome.Refused { Reason: SdpRefusal.ForbiddenTarget }:
                LegMeter.TargetsRefused.Add(1);
                return new SdpReply(null, 488, SipWarning.ForbiddenTarget);
            default:
                return new SdpReply(null, 488, SipWarning.NoAudio);
        }
    }
}
