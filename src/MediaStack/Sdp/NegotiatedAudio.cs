using System.Net;
using CallCenter.MediaStack.Codecs;

namespace CallCenter.MediaStack.Sdp;

/// <summary>What both sides agreed on for the audio stream; immutable, so a refused re-offer leaves the one in use as it was.</summary>
public sealed record NegotiatedAudio
{
    /// <summary>Where our RTP goes. Null when the peer named no usable address (hold by 0.0.0.0, a host name): then only latching finds it. Where ICE finds it: what the transport calls its path.</summary>
    public IPEndPoint? RemoteRtp { get; init; }

    /// <summary>Where our RTCP goes (RFC 3605, else RTP port + 1; the RTP address itself when multiplexed).</summary>
    public IPEndPoint? RemoteRtcp { get; init; }

    /// <summary>The peer's o= line, which changes when it describes itself anew.</summary>
    public SdpOrigin? PeerOrigin { get; init; }

    public required AudioFormat Format { get; init; }

    /// <summary>Payload type that the peer wants in packets to it.</summary>
    public required int PayloadType { get; init; }

    /// <summary>Payload type under which the peer sends to us: that of our offer, where the offer was ours.</summary>
    public int ReceivedPayloadType { get => field < 0 ? PayloadType : field; init; } = -1;

    /// <summary>Payload type of RFC 4733 events to the peer; null = not negotiated, digits are in-band tones.</summary>
    public int? EventPayloadType { get; init; }

    /// <summary>Payload type under which the peer sends us RFC 4733 events.</summary>
    public int? ReceivedEventPayloadType { get; init; }

    /// <summary>Of the events' durations, Hz: the voice's own but for peers that map events to another one alone.</summary>
    public int EventClockRate { get => field == 0 ? Format.ClockRate : field; init; }

    /// <summary>The same with each other format that the peer's answer has kept of our offer: it may change to one of them at any time (RFC 3264 section 6.1).</summary>
    public IReadOnlyList<NegotiatedAudio> Others { get; init; } = [];

    /// <summary>How the stream is protected; null = it travels plain.</summary>
    public MediaSecurity? Security { get; init; }

    /// <summary>Our side's direction.</summary>
    public MediaDirection Direction { get; init; } = MediaDirection.SendReceive;

    /// <summary>The peer does not want to hear us for now.</summary>
    public bool HeldByPeer => !Direction.Sends;

    /// <summary>Sound per packet that we send, 10 to 60 in steps of 10: 20 where the peer wishes for nothing else.</summary>
    public int PacketMilliseconds { get; init; } = 20;

    /// <summary>The peer wants VoIP metrics in our RTCP (RFC 3611 section 5.1).</summary>
    public bool WantsVoiceReports { get; init; }

    /// <summary>RTCP travels on the RTP port (RFC 5761).</summary>
    public bool RtcpMux { get; init; }

    /// <summary>What is in use once the peer sends by this payload type; null = its answer has not kept it.</summary>
    internal NegotiatedAudio? ChangedTo(int payloadType)
    {
        foreach (var other in Others)
        {
            if (other.ReceivedPayloadType == payloadType)
            {
                return other with { Others = [.. Others.Where(o => o != other), this with { Others = [] }] };
            }
        }

        return null;
    }
}
