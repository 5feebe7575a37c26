using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using CallCenter.MediaStack.Codecs;
using CallCenter.MediaStack.Ice;
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

    private LegMedia(LegServices services, MediaLeg leg, LegPeer peer, IceAgent? ice)
    {
        (_services, Leg) = (services, leg);
        var signalling = peer.Media.Signalling;
        var local = new LocalAudio(services.Addresses.Facing(signalling), leg.LocalPort)
        {
            Formats = peer.Codecs.Count == 0 ? services.Codecs : peer.Codecs,
            OwnOrder = peer.Codecs.Count > 0,
            Targets = new MediaTargets
            {
                Loopback = IPAddress.IsLoopback(signalling),
                IPv6 = services.Media.Options.BindAddress.AddressFamily == AddressFamily.InterNetworkV6,
                IsOurs = services.Own.Has,
            },
            Security = new LocalSecurity
            {
                // a browser knows nothing else
                Policy = ice is null ? peer.Media.Encryption : EncryptionPolicy.Required,
                Offers = peer.Media.Keys,
                Fingerprint = services.Media.Fingerprint,
                Ice = ice,
            },
        };
        _sdp = new SdpNegotiator(local);
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
            return new LegQuality(Math.Round(loss, 2), Math.Round(stats.Jitter.TotalMilliseconds, 2),
                stats.RoundTrip is { } trip ? Math.Round(trip.TotalMilliseconds, 1) : null, Math.Round(VoiceQuality.Mos(stats), 2), Format?.Name,
                stats.RoundTrip is null ? null : Math.Round(100 * stats.RemoteLoss, 2))
            {
                Protection = stats.Suite is null ? null : _sdp.Current?.Security is MediaSecurity.Sdes ? $"SDES {stats.Suite}" : $"DTLS {stats.Suite}",
                TheirMos = stats.RemoteMos,
            };
        }
    }

    /// <summary>False when no port is left.</summary>
    public static bool TryOpen(LegServices services, LegPeer peer, IMediaLegEvents events, [NotNullWhen(true)] out LegMedia? media)
    {
        IceAgent? ice = null;
        var opened = peer.IsBrowser && peer.Media.Encryption != EncryptionPolicy.Off
            ? services.Media.TryOpenIceLeg(events, services.Ice.Towards(peer.Media.Signalling), services.Ice.Outside, out var leg, out ice)
            : services.Media.TryOpenLeg(events, out leg, peer.Media);
        media = opened ? new LegMedia(services, leg!, peer, ice) : null;
        return opened;
    }

    /// <summary>Answers an offer; what was agreed counts at once. Refusals change nothing.</summary>
    public SdpReply Answer(ReadOnlyMemory<byte> offer) => Take(_sdp.Answer(offer.Span));

    /// <summary>What was agreed last; null = nothing yet.</summary>
    public AudioFormat? Format => _sdp.Current?.Format;

    /// <param name="like">the format that its sound will come in: offered first, so that nothing needs to be coded anew.</param>
    public byte[] Offer(AudioFormat? like = null) => _sdp.Offer(like: like);

    public void WithdrawOffer() => _sdp.Withdraw();

    /// <summary>Takes the answer to our offer, or a new one to what was offered last.</summary>
    public SdpReply Accept(ReadOnlyMemory<byte> answer) => Take(_sdp.Accept(answer.Span));

    /// <summary>A call is over, the next may come: nothing is heard or played.</summary>
    public void Rest()
    {
        Leg.Hear(null);
        Leg.Play([]);
    }

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
            case SdpOutcome.Refused { Reason: SdpRefusal.NotProtected }:
                return new SdpReply(null, 488, SipWarning.NotProtected, EndReason.EncryptionFailed);
            case SdpOutcome.Refused { Reason: SdpRefusal.ForbiddenTarget }:
                LegMeter.TargetsRefused.Add(1);
                return new SdpReply(null, 488, SipWarning.ForbiddenTarget);
            default:
                return new SdpReply(null, 488, SipWarning.NoAudio);
        }
    }
}
