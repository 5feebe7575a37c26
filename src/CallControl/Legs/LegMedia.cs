using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using CallCenter.MediaStack.Pipeline;
using CallCenter.MediaStack.Sdp;

namespace CallCenter.CallControl.Legs;

/// <summary>A leg's sound together with the offers and answers that describe it. Belongs to the call's mailbox.</summary>
internal sealed class LegMedia : IDisposable
{
    private readonly SdpNegotiator _sdp;

    private LegMedia(LegServices services, MediaLeg leg, MediaPeer peer)
    {
        Leg = leg;
        _sdp = new SdpNegotiator(new LocalAudio(services.Addresses.Facing(peer.Signalling), leg.LocalPort)
        {
            Targets = new MediaTargets
            {
                Loopback = IPAddress.IsLoopback(peer.Signalling),
                IPv6 = services.Media.Options.BindAddress.AddressFamily == AddressFamily.InterNetworkV6,
                IsOurs = services.Own.Has,
            },
        });
    }

    public MediaLeg Leg { get; }

    /// <summary>The peer does not want to hear us for now (hold).</summary>
    public bool HeldByPeer => _sdp.Current?.HeldByPeer ?? false;

    /// <summary>False when no port is left.</summary>
    public static bool TryOpen(LegServices services, MediaPeer peer, IMediaLegEvents events, [NotNullWhen(true)] out LegMedia? media)
    {
        media = services.Media.TryOpenLeg(events, out var leg, peer) ? new LegMedia(services, leg, peer) : null;
        return media is not null;
    }

    /// <summary>Answers an offer; what was agreed counts at once. Refusals change nothing.</summary>
    /// <returns>our answer, or null and the status that the refusal gets.</returns>
    public (byte[]? Answer, int Status) Answer(ReadOnlyMemory<byte> offer) => Take(_sdp.Answer(offer.Span));

    public byte[] Offer() => _sdp.Offer();

    public void WithdrawOffer() => _sdp.Withdraw();

    /// <summary>Takes the answer to our offer; false when it does not fit.</summary>
    public bool Accept(ReadOnlyMemory<byte> answer) => Take(_sdp.Accept(answer.Span)).Description is not null;

    public void Dispose() => Leg.Dispose();

    private (byte[]? Description, int Status) Take(SdpOutcome outcome)
    {
        switch (outcome)
        {
            case SdpOutcome.Agreed agreed:
                Leg.Apply(agreed.Audio);
                return (agreed.LocalDescription, 200);
            case SdpOutcome.Refused { Reason: SdpRefusal.Malformed }:
                return (null, 400);
            case SdpOutcome.Refused { Reason: SdpRefusal.ForbiddenTarget }:
                LegMeter.TargetsRefused.Add(1);
                return (null, 488);
            default:
                return (null, 488);
        }
    }
}
